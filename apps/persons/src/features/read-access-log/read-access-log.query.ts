import { Injectable } from '@nestjs/common';
import { Problem, type AccessKind, type AccessLogEntry, type Asked, type Page, type ReadAccessLog } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';

interface SqlEntry {
  readonly id: string;
  readonly at: Date;
  readonly what: AccessKind;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly role: string | null;
  readonly office_id: string | null;
  readonly purpose: string;
  readonly case_reference: string | null;
}

/** Who has read a person's record, newest first. */
@Injectable()
export class ReadAccessLogQuery {
  constructor(private readonly database: Database) {}

  async execute(asked: Asked<ReadAccessLog>): Promise<Page<AccessLogEntry>> {
    const { personId, after, limit = 50 } = asked.body;
    if (after !== undefined && !/^\d{1,18}$/.test(after))
      throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/after', code: 'CURSOR', detail: 'is no cursor of this list' }]);
    const known: unknown[] = await this.database.dataSource.query('SELECT 1 FROM person WHERE person_id = $1', [personId]);
    if (known.length === 0) throw new Problem('NOT_FOUND');
    const rows: SqlEntry[] = await this.database.dataSource.query(
      `SELECT id, at, what, actor_kind, actor_id, role, office_id, purpose, case_reference FROM access_log
       WHERE person_id = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [personId, after ?? null, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const items = shown.map(({ at, what, actor_kind, actor_id, role, office_id, purpose, case_reference }) => ({
      at: at.toISOString(),
      what,
      actorKind: actor_kind,
      actorId: actor_id,
      role,
      officeId: office_id,
      purpose,
      caseReference: case_reference,
    }));
    return { items, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }
}
