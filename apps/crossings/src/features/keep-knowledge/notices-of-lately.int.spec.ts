import { RECORD_CROSSING } from '@gatebook/contracts';
import { Clock } from '@gatebook/service-kit';
import { gateStateAt, type GateNotice } from '@gatebook/rulebook';
import { v7 as uuid } from 'uuid';
import { aCrossing, HUU_NGHI, LA_LAY, startCrossings, TEN_IN_HANOI, type TestCrossings } from '../../../test/start-crossings.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';

const DAY_MS = 86_400_000;
const day = (ago: number): string => new Date(TEN_IN_HANOI.getTime() - ago * DAY_MS).toISOString();

describe('notices of years', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings({ settings: { digestKey: 'A'.repeat(43), firstDay: '2020-01-01', longAgoDays: 3_000 } });
  }, 60_000);
  afterAll(() => gates.stop());

  const keep = async (gateId: string, notices: readonly object[]): Promise<void> => {
    await gates.rows(
      `INSERT INTO gate_notice (notice_id, version, gate_id, notice) SELECT (given ->> 'noticeId')::uuid, 1, $1, given - 'noticeId' FROM jsonb_array_elements($2) AS given`,
      [gateId, JSON.stringify(notices.map((notice) => ({ ground: 'x', decidedBy: 'x', noticeId: uuid(), ...notice })))],
    );
    await gates.rows('UPDATE knowledge SET revision = revision + 1');
  };
  /** What the notices of a gate are when asked about an instant. */
  const noticesAbout = async (gateId: string, ago: number): Promise<readonly GateNotice[]> => {
    const knowledge = gates.service.app.get(KnowledgeStore);
    const tx = gates.service.dataSource.manager;
    return (await knowledge.at(tx, await knowledge.revision(tx), new Date(day(ago)))).notices.get(gateId) ?? [];
  };

  it('are read for a check only as far as they still hold or are to come', async () => {
    expect(gates.service.app.get(Clock).now()).toEqual(TEN_IN_HANOI);
    const over = Array.from({ length: 500 }, (_, at) => ({
      side: 'VN',
      traffic: 'all',
      status: 'limited',
      from: day(900 - at),
      until: day(899 - at),
    }));
    const closures = Array.from({ length: 100 }, (_, at) => ({
      side: 'VN',
      traffic: 'all',
      status: at % 2 === 0 ? 'closed' : 'open',
      rank: 'authority',
      from: day(300 - at),
      until: null,
    }));
    const toCome = { side: 'VN', traffic: 'person', status: 'closed', from: day(-5), until: day(-6) };
    await keep(LA_LAY, [...over, ...closures, toCome]);
    expect((await noticesAbout(LA_LAY, 0)).map(({ from }) => from)).toEqual([day(201), day(-5)]);
    expect(await noticesAbout(LA_LAY, 250)).toHaveLength(601);
  });

  it('are read for a late report as they held then', async () => {
    await keep(HUU_NGHI, [
      { side: 'VN', traffic: 'all', status: 'closed', rank: 'authority', from: day(100), until: day(90) },
      { side: 'VN', traffic: 'all', status: 'closed', rank: 'authority', from: day(40), until: day(20) },
    ]);
    const { number } = await gates.permit({ validFrom: '2026-01-01' });
    const flags = async (ago: number) =>
      (
        await gates.ask(RECORD_CROSSING, aCrossing({ permitNumber: number, direction: 'exit', occurredAt: day(ago) }), {
          actor: gates.officer,
        })
      ).flags;
    expect(await flags(95)).toContain('GATE_CLOSED');
    expect(await flags(21)).toContain('GATE_CLOSED');
    expect(await flags(80)).not.toContain('GATE_CLOSED');
  });

  it('leave a gate’s state what it is with all of them, whatever was decided and in which order', async () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0];
    const aNotice = (): object => {
      const [from, until] = [random() * 90 - 10, random() * 90 - 10].map(Math.round).toSorted((a, b) => b - a);
      return {
        side: pick(['VN', 'CN']),
        traffic: pick(['all', 'person', 'vehicle']),
        status: pick(['open', 'limited', 'closed']),
        rank: pick(['authority', 'post', null]),
        from: day(from ?? 0),
        until: from === until || random() < 0.7 ? null : day(until ?? 0),
      };
    };
    const gateIds = Array.from({ length: 80 }, (_, at) => `gate-${at}`);
    for (const gateId of gateIds) await keep(gateId, Array.from({ length: 8 }, aNotice));
    const leftOut: number[] = [];
    for (const gateId of gateIds) {
      const [few, all] = [await noticesAbout(gateId, 30), await noticesAbout(gateId, 100)];
      leftOut.push(all.length - few.length);
      for (let ago = 30; ago >= -12; ago--)
        for (const side of ['VN', 'CN'])
          for (const traffic of ['person', 'vehicle'] as const)
            expect(gateStateAt([], few, traffic, new Date(day(ago)), side)).toEqual(
              gateStateAt([], all, traffic, new Date(day(ago)), side),
            );
    }
    expect(leftOut.reduce((sum, some) => sum + some)).toBeGreaterThan(100);
  }, 30_000);
});
