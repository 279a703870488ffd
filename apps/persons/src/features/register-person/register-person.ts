import { Injectable } from '@nestjs/common';
import { REGISTER_PERSON, type Asked, type RegisteredPerson, type RegisterPerson } from '@gatebook/contracts';
import { findTerritory } from '@gatebook/reference-data';
import { Clock, Database } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { AccessLog } from '../../model/access-log.js';
import { BlindIndex } from '../../model/blind-index.js';
import { possibleDuplicates } from '../../model/candidates.rules.js';
import { keptDocument } from '../../model/mrz.rules.js';
import { tidyNames } from '../../model/person-names.rules.js';
import { PersonStore } from '../../model/person.store.js';
import { PersonWritten } from '../../model/person-written.js';
import { personProblems, refuseIfWrong, type PersonWanted } from '../../model/person.rules.js';
import { withoutNulls } from '../../model/without-nulls.rules.js';
import { Today } from '../../model/today.js';

const MOST_DUPLICATES = 20;

/** Enters a person. Whoever may be the same is named, and nobody is merged by itself. */
@Injectable()
export class RegisterPersonUseCase {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly index: BlindIndex,
    private readonly written: PersonWritten,
    private readonly accessLog: AccessLog,
    private readonly today: Today,
    private readonly clock: Clock,
  ) {}

  async execute(asked: Asked<RegisterPerson>): Promise<RegisteredPerson> {
    const { sex, birthDate, nationality, homeTerritory, homeAddress, phone, documents, ...given } = withoutNulls(asked.body);
    const names = tidyNames(given.names);
    const today = this.today.day();
    const wanted: PersonWanted = { names, sex, birthDate, nationality, homeTerritory, documents };
    refuseIfWrong(personProblems(wanted, today));
    const kept = documents.map((document) => keptDocument(document, today));
    const tokens = { documents: this.index.documentTokens(kept), names: this.index.nameTokens(names, birthDate) };
    const territory = wanted.homeTerritory === undefined ? null : findTerritory(wanted.homeTerritory, today);
    const facts = { sex, nationality, homeTerritory: territory?.id };
    const identity = { names, birthDate, homeAddress, phone, documents: kept };
    return this.database.change(asked, REGISTER_PERSON.subject, async (tx) => {
      await this.persons.lockTokens(tx, tokens);
      const hits = await this.persons.findByTokens(tx, tokens.documents, tokens.names, MOST_DUPLICATES);
      await this.accessLog.addIn(
        tx,
        asked,
        'possible-duplicate',
        hits.map(({ personId }) => personId),
        'registration',
      );
      const [personId, version, now] = [uuid(), 1, this.clock.now()];
      await this.persons.insert(tx, personId, facts, identity, now);
      await this.persons.addVersion(tx, { personId, version, identity }, tokens, asked.actor.id, now);
      await this.written.note(tx, asked, 'register-person', { personId, version, facts, identity }, now);
      return { personId, version, possibleDuplicates: possibleDuplicates(hits) };
    });
  }
}
