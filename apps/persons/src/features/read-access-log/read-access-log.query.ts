import { Problem, READ_ACCESS_LOG, type AccessLogEntry, type Asked, type Page, type ReadAccessLog } from '@gatebook/contracts';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import type { AccessKind } from '@gatebook/vocabulary';

const PAGING = new Paging(READ_ACCESS_LOG, 'number');

interface SqlEntry {
  readonly id: string;
  readonly at: Date;
  readonly what: AccessKind;
  readonly actorKind: string;
  readonly actorId: string;
  readonly role: string | null;
  readonly officeId: string | null;
  readonly purpose: string;
  readonly caseReference: string | null;
}

/** Who has read a person's record, newest first. */
@Feature()
export class ReadAccessLogQuery {
  constructor(private readonly database: Database) {}

  @Answers(READ_ACCESS_LOG)
  async execute(asked: Asked<ReadAccessLog>): Promise<Page<AccessLogEntry>> {
    const { personId } = asked.body;
    const { count, after } = PAGING.window(asked.body);
    const known: unknown[] = await this.database.dataSource.query('SELECT 1 FROM person WHERE person_id = $1', [personId]);
    if (known.length === 0) throw new Problem('NOT_FOUND');
    const rows: SqlEntry[] = await this.database.dataSource.query(
      `SELECT id, at, what, actor_kind AS "actorKind", actor_id AS "actorId", role, office_id AS "officeId", purpose, case_reference AS "caseReference" FROM access_log
       WHERE person_id = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [personId, after?.[0] ?? null, count],
    );
    return PAGING.pageOf(
      rows,
      asked.body,
      ({ id }) => [id],
      ({ id: _, at, ...entry }) => ({ ...entry, at: at.toISOString() }),
    );
  }
}
