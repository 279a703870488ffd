import type { BusDeclaration } from '@gatebook/bus';
import { Module } from '@nestjs/common';
import { IsString } from 'class-validator';
import {
  operation,
  PERMIT_CHANGED,
  PERSON_CHANGED,
  Problem,
  type Asked,
  type PermitChanged,
  type PersonChanged,
  type Told,
} from '@gatebook/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  Answers,
  Feature,
  Audit,
  Ctx,
  Database,
  Hears,
  Outbox,
  Payload,
  roleOf,
  ServiceSettings,
  type Hearing,
  type ServiceDescription,
} from '../src/index.js';

export class KeepNote {
  @IsString() readonly noteId!: string;
  @IsString() readonly text!: string;
}

/** A request of the service that these tests start. */
export const KEEP_NOTE = operation({
  subject: 'persons.keep-note.v1',
  summary: 'Keeps a note.',
  roles: 'signed-in',
  request: KeepNote,
  answer: KeepNote,
});

export class TearNote {
  @IsString() readonly noteId!: string;
}

/** Another request of it. */
export const TEAR_NOTE = operation({
  subject: 'persons.tear-note.v1',
  summary: 'Says that a note is torn.',
  roles: 'signed-in',
  request: TearNote,
  answer: TearNote,
});

@Feature()
class KeepNoteController {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  @Answers(KEEP_NOTE)
  async keep(@Payload() asked: Asked<KeepNote>): Promise<KeepNote> {
    const { noteId, text } = asked.body;
    if (text === 'forbidden') throw new Problem('NOT_ALLOWED', { noteId });
    if (text === 'broken') throw new Error('Nguyen Thi Lan, C1234567');
    return this.database.change(asked, KEEP_NOTE.subject, async (tx) => {
      await tx.query('INSERT INTO note (note_id, text) VALUES ($1, $2)', [noteId, text]);
      await this.audit.add(tx, asked, { action: 'keep-note', thingKind: 'note', thingId: noteId });
      const body: PersonChanged = { personId: noteId, version: 1, sex: '0', birthYear: 1990, nationality: 'VNM' };
      await this.outbox.add(tx, PERSON_CHANGED, { aggregateId: noteId, occurredAt: new Date(), traceId: asked.traceId, body });
      return { noteId, text };
    });
  }

  @Answers(TEAR_NOTE)
  async tear(@Payload() asked: Asked<TearNote>): Promise<TearNote> {
    return this.database.change(asked, TEAR_NOTE.subject, async () => asked.body);
  }

  @Hears(PERMIT_CHANGED, 'count-permits')
  async count(@Payload() told: Told<PermitChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    if (told.body.number === 'fails') throw new Error('this one never works');
    await tx.query('INSERT INTO note (note_id, text) VALUES ($1, $2)', [`${told.eventId}`, told.body.number]);
  }
}

@Module({ controllers: [KeepNoteController] })
class NoteModule {}

class CreateNote implements MigrationInterface {
  readonly name = 'CreateNote20261101000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE note (note_id text PRIMARY KEY, text text NOT NULL); GRANT SELECT, INSERT ON note TO ${roleOf('persons')}`,
    );
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A small service with one request and one consumer, under the name of a real one. */
export const NOTE_SERVICE: ServiceDescription = {
  name: 'persons',
  module: NoteModule,
  settingsClass: ServiceSettings,
  entities: [],
  migrations: [CreateNote],
};

/** What its broker has to know beside the real bus. */
export const NOTE_BUS: Partial<BusDeclaration> = {
  operations: [KEEP_NOTE, TEAR_NOTE],
  consumers: [{ service: 'persons', purpose: 'count-permits', kind: PERMIT_CHANGED }],
};
