import { RECORD_CROSSING, type CrossingReceipt, type IdentifiedCrossing } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';
import { aCrossing, startCrossings, TEN_IN_HANOI, type TestCrossings } from '../../../test/start-crossings.js';

const TIMES = 20;

describe('two reports of one person that wait together', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  const record = (crossing: IdentifiedCrossing): Promise<CrossingReceipt> => gates.ask(RECORD_CROSSING, crossing, { actor: gates.officer });
  const minutesAgo = (minutes: number): string => new Date(TEN_IN_HANOI.getTime() - minutes * 60_000).toISOString();

  /** Sends both behind a report that keeps the service at work, so that they wait together. */
  async function flagsOfSecond(first: IdentifiedCrossing, second: IdentifiedCrossing): Promise<readonly string[]> {
    const [, , { flags }] = await Promise.all([
      record(aCrossing({ occurredAt: minutesAgo(50) })),
      record({ ...first, occurredAt: minutesAgo(10) }),
      record({ ...second, occurredAt: minutesAgo(9) }),
    ]);
    return flags;
  }

  it('are judged one after the other: by the number of the permit, and a minute later by the person', async () => {
    for (let time = 0; time < TIMES; time++) {
      const { number, personId } = await gates.permit();
      expect(await flagsOfSecond(aCrossing({ permitNumber: number }), aCrossing({ personId }))).toContain('SAME_DIRECTION_TWICE');
    }
  }, 60_000);

  it('are judged so by two permits of one person, and by a document and a permit', async () => {
    for (let time = 0; time < TIMES / 2; time++) {
      const personId = uuid();
      const [one, two] = [await gates.permit({ personId }), await gates.permit({ personId })];
      expect(await flagsOfSecond(aCrossing({ permitNumber: one.number }), aCrossing({ permitNumber: two.number }))).toContain(
        'SAME_DIRECTION_TWICE',
      );
      const document = { type: 'passport', issuer: 'VNM', number: 'C7' };
      const shown = await gates.permit();
      const byDocument = { ...aCrossing({ document }), identified: { personId: shown.personId, outcome: 'match' as const, document } };
      expect(await flagsOfSecond(byDocument, aCrossing({ permitNumber: shown.number }))).toContain('SAME_DIRECTION_TWICE');
    }
  }, 60_000);

  it('lets no key be used for other content', async () => {
    const crossing = aCrossing();
    const asked = { actor: gates.officer, idempotencyKey: uuid() };
    await gates.ask(RECORD_CROSSING, crossing, asked);
    await expect(gates.ask(RECORD_CROSSING, { ...aCrossing(), lane: '7' }, asked)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});
