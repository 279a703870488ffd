import { AGREEMENT_PUBLISHED, RULEBOOK_IN_FORCE } from '@gatebook/contracts';
import { listRulebooks } from '@gatebook/reference-data';
import { startTestService, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { WORKERS_SERVICE } from '../../service.js';

describe('our copies of agreements and rulebooks', () => {
  let workers: TestService;
  const rows = (sql: string, values: unknown[] = []) => workers.service.dataSource.query(sql, values);

  beforeAll(async () => {
    workers = await startTestService(WORKERS_SERVICE);
  }, 60_000);
  afterAll(() => workers.stop());

  it('hold the highest version, whatever the order of telling', async () => {
    const [agreementId, last] = [uuid(), uuid()];
    const agreement = { agreementId, kind: 'labour', corridorId: 'x--y', validFrom: '2026-01-01', sides: ['VN', 'CN'] };
    await workers.tell(AGREEMENT_PUBLISHED, { ...agreement, version: 2, validUntil: '2026-12-31' });
    await workers.tell(AGREEMENT_PUBLISHED, { ...agreement, version: 1 });
    await workers.tell(AGREEMENT_PUBLISHED, { ...agreement, version: 1, agreementId: last });
    await until(async () => (await rows('SELECT 1 FROM agreement WHERE agreement_id = $1', [last])).length === 1);
    expect(await rows('SELECT version, valid_until FROM agreement WHERE agreement_id = $1', [agreementId])).toEqual([
      { version: 2, valid_until: '2026-12-31' },
    ]);
  });

  it('take no document that is no rulebook, and the next one all the same', async () => {
    const [document] = listRulebooks();
    if (document === undefined) throw new Error('the reference data hold no rulebook');
    const { corridorId, version, effectiveFrom } = document;
    const right: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(document));
    await workers.tell(RULEBOOK_IN_FORCE, { corridorId, version: version + 1, effectiveFrom, document: { ...right, labour: 'any' } });
    await workers.tell(RULEBOOK_IN_FORCE, { corridorId, version, effectiveFrom, document: right });
    await until(async () => (await rows('SELECT 1 FROM rulebook')).length > 0);
    expect(await rows('SELECT version FROM rulebook')).toEqual([{ version }]);
  });
});
