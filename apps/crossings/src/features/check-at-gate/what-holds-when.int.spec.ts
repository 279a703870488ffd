import {
  CHECK,
  GATE_PUBLISHED,
  GATE_STATUS_CHANGED,
  GET_STAY,
  RECORD_CROSSING,
  RULEBOOK_IN_FORCE,
  TRUST_LIST_PUBLISHED,
  type CheckAnswer,
  type CheckRequest,
  type GateStatusChanged,
} from '@gatebook/contracts';
import { findGate, listRulebooks } from '@gatebook/reference-data';
import { anActor, until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCheck, aCredential, aCrossing, aPermit, HUU_NGHI, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';

/** Gates that belong to others. */
const BAC_LUAN = { gateId: 'vncn-bac-luan-2', parent: 'vncn-mong-cai' };
const KIM_THANH = { gateId: 'vncn-kim-thanh', parent: 'vncn-lao-cai' };

describe('what a check goes by', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
    const further = [BAC_LUAN, KIM_THANH].flatMap(({ gateId, parent }) => [gateId, parent]);
    for (const gateId of further) await gates.tell(GATE_PUBLISHED, { gateId, version: 1, gate: { ...findGate(gateId) } });
    await until(async () => (await gates.rows('SELECT 1 FROM gate WHERE gate_id = ANY($1)', [further])).length === 4);
  }, 60_000);
  afterAll(() => gates.stop());

  const check = (request: Partial<CheckRequest>): Promise<CheckAnswer> =>
    gates.ask(CHECK, aCheck(request), { actor: anActor('gate-officer', { gateIds: [HUU_NGHI, BAC_LUAN.gateId, KIM_THANH.gateId] }) });
  const codes = ({ reasons }: CheckAnswer): string[] => reasons.map(({ code }) => code);
  const notice = async (gateId: string, status: GateStatusChanged['status'], from: string): Promise<void> => {
    const noticeId = uuid();
    const times = { from, ground: 'flood', decidedBy: 'authority', rank: 'authority' as const };
    await gates.tell(GATE_STATUS_CHANGED, { noticeId, version: 1, gateId, side: 'VN', traffic: 'all', status, ...times });
    await until(async () => (await gates.rows('SELECT 1 FROM gate_notice WHERE notice_id = $1', [noticeId])).length === 1);
  };

  it('is a rulebook from the day after its second signature on, whatever day it begins with', async () => {
    const rulebook = listRulebooks().find(({ corridorId }) => corridorId === 'lang-son--chongzuo');
    if (!rulebook) throw new Error('no rulebook');
    const { corridorId, effectiveFrom } = rulebook;
    const permit = await gates.permit();
    await gates.ask(RECORD_CROSSING, aCrossing({ permitNumber: permit.number, occurredAt: '2026-11-05T03:00:00Z' }), {
      actor: gates.officer,
    });
    const window = { id: '99.1', sources: [], confidence: 'unverified', days: 3, inDays: 30 } as const;
    const permits = rulebook.permits.map((rule) => (rule.type === 'VN-LABOUR-DISPATCH' ? { ...rule, rollingWindow: window } : rule));
    const inForceSince = '2026-11-19T08:00:00Z';
    const document = { ...rulebook, version: 2, permits };
    await gates.tell(RULEBOOK_IN_FORCE, { corridorId, version: 2, effectiveFrom, inForceSince, document });
    await until(async () => (await gates.rows('SELECT 1 FROM rulebook WHERE version = 2')).length === 1);
    const clauses = async (on: string) =>
      (await gates.ask(GET_STAY, { personId: permit.personId, on }, { actor: anActor('permit-officer') })).because.map(
        ({ clause }) => clause,
      );
    expect(await clauses('2026-11-18')).not.toContain('99.1');
    expect(await clauses('2026-11-20')).toContain('99.1');
    const store = gates.service.app.get(KnowledgeStore);
    const { manager } = gates.service.dataSource;
    const known = (await store.at(manager, await store.revision(manager), new Date(0))).rulebooks.filter(
      (one) => one.corridorId === corridorId,
    );
    expect(known.map((one) => [one.version, one.effectiveFrom])).toEqual([
      [1, effectiveFrom],
      [2, '2026-11-20'],
    ]);
  });

  it('is the closure of a gate, which no later notice about the gate that it belongs to opens', async () => {
    const traveller = () => check({ gateId: BAC_LUAN.gateId, subject: { permitNumber: 'VN-26-0999999' } });
    expect(codes(await traveller())).not.toContain('GATE_CLOSED');
    await notice(BAC_LUAN.gateId, 'closed', '2026-11-20T00:00:00Z');
    await notice(BAC_LUAN.parent, 'open', '2026-11-21T00:00:00Z');
    expect(codes(await traveller())).toContain('GATE_CLOSED');
  });

  it('is the closure of the gate that another belongs to', async () => {
    const lorry = () => check({ gateId: KIM_THANH.gateId, traffic: 'vehicle', subject: { permitNumber: 'VN-26-0999999' } });
    expect(codes(await lorry())).not.toContain('GATE_CLOSED');
    await notice(KIM_THANH.gateId, 'open', '2026-11-21T01:00:00Z');
    await notice(KIM_THANH.parent, 'closed', '2026-11-20T01:00:00Z');
    expect(codes(await lorry())).toContain('GATE_CLOSED');
  });

  it('is a paper under a key that was distrusted since, where the registry saw the paper before', async () => {
    const [seen, unseen] = ['LA-26-0000001', 'LA-26-0000002'].map((number) => aCredential(aPermit({ number }), 'LA')) as [string, string];
    const [own, made] = [await gates.permit(), await gates.permit({ changedAt: '2026-11-21T02:00:00Z' })];
    const ask = (credential: string) => check({ subject: { credential } });
    expect((await ask(seen)).advice).toBe('admit');
    const [row] = await gates.rows<{ trust_list: { keys: readonly object[] } }>('SELECT trust_list FROM trust_list');
    const keys = row?.trust_list.keys.map((key) => ({ ...key, status: 'distrusted', notAfter: '2026-11-21T01:00:00Z' })) ?? [];
    const distrust = async (sequence: number, notAfter: string) => {
      const issuedAt = '2026-11-21T03:00:00Z';
      const trustList = { sequence, issuedAt, keys: keys.map((key) => ({ ...key, notAfter })) };
      await gates.tell(TRUST_LIST_PUBLISHED, { sequence, trustList }, { aggregateId: 'trust-list' });
      await until(async () => (await gates.rows('SELECT 1 FROM trust_list WHERE sequence = $1', [sequence])).length === 1);
    };
    await distrust(2, '2026-11-21T04:00:00Z');
    expect((await ask(seen)).advice).toBe('admit');
    expect(codes(await ask(unseen))).toContain('CREDENTIAL_ISSUER_UNKNOWN');
    // Our own permits the registry dates by itself.
    await distrust(3, '2026-11-21T01:00:00Z');
    expect(codes(await ask(seen))).toContain('CREDENTIAL_ISSUER_UNKNOWN');
    expect(codes(await ask(aCredential(own)))).not.toContain('CREDENTIAL_ISSUER_UNKNOWN');
    expect(codes(await ask(aCredential(made)))).toContain('CREDENTIAL_ISSUER_UNKNOWN');
  });
});
