import {
  adviceFor,
  clausesOf,
  holdsExamples,
  judgeContract,
  permitRuleFor,
  rulebookFor,
  validateRulebook,
  type CheckQuestion,
  type PermitFacts,
} from '@gatebook/rulebook';
import { SIDES, findGate, listRulebooks } from './index.js';

const corridor = (corridorId: string) => {
  const rulebook = listRulebooks().find((one) => one.corridorId === corridorId);
  if (!rulebook) throw new Error(`no rulebook ${corridorId}`);
  return rulebook;
};
const worker: PermitFacts = {
  number: 'VN-2026-000001',
  type: 'VN-LABOUR-DISPATCH',
  hostSide: 'CN',
  status: 'issued',
  validFrom: '2026-11-01',
  validUntil: '2027-01-31',
  gates: ['vncn-huu-nghi'],
  zone: ['CN:451400'],
  entries: 'multiple',
  entriesUsed: 0,
};

/** A check on the real gate by the real rulebook, as a service gathers it. */
function ask(gateId: string, part: Partial<CheckQuestion>) {
  const gate = findGate(gateId);
  if (!gate) throw new Error(`no gate ${gateId}`);
  const permit = part.permit ?? null;
  return adviceFor({
    gate: {
      id: gate.id,
      kind: gate.kind,
      parentId: gate.parent,
      parentKind: gate.parent === null ? null : (findGate(gate.parent)?.kind ?? null),
      sides: [gate.posts[0].side, gate.posts[1].side],
      hours: gate.hours,
      notices: gate.closures,
    },
    direction: 'exit',
    deploymentSide: 'VN',
    sides: SIDES,
    at: new Date('2026-11-21T10:00:00+07:00'),
    traffic: 'person',
    askedBy: 'permit',
    permit,
    credential: 'valid',
    document: 'match',
    holder: { known: true, nationality: 'VNM' },
    stay: { inside: false, daysLeft: null },
    rulebook: rulebookFor(listRulebooks(), { gateId, parentGateId: gate.parent, permit, day: '2026-11-21' }),
    knowledgeAgeSeconds: 0,
    ...part,
  });
}

describe('the rulebooks of the story', () => {
  it('are six, all valid, all still with examples that production refuses to sign', () => {
    expect(listRulebooks().map(({ corridorId }) => corridorId)).toEqual([
      'da-nang--sekong',
      'hanoi--vientiane',
      'lang-son--chongzuo',
      'quang-tri--salavan',
      'quang-tri--sekong',
      'son-la--luang-prabang',
    ]);
    for (const rulebook of listRulebooks()) {
      expect(validateRulebook(rulebook)).toEqual([]);
      expect(holdsExamples(rulebook)).toBe(true);
    }
  });

  it('mark every clause that nothing confirms as an example or say how sure it is', () => {
    for (const clause of listRulebooks().flatMap(clausesOf)) {
      if (clause.example === undefined && clause.sources.length === 0) expect(clause.confidence).toBe('unverified');
      if (clause.confidence === 'not found') expect(clause.example).toBe(true);
      if (clause.confidence === 'confirmed') expect(clause.sources).not.toHaveLength(0);
    }
  });

  it('let a worker out at Huu Nghi at 19:30 Hanoi and not at 20:30', () => {
    expect(ask('vncn-huu-nghi', { permit: worker, at: new Date('2026-11-21T19:30:00+07:00') })).toMatchObject({
      advice: 'admit',
      reasons: [{ code: 'PERMIT_VALID' }],
      gateState: { own: { open: true }, other: { open: true } },
    });
    expect(ask('vncn-huu-nghi', { permit: worker, at: new Date('2026-11-21T20:30:00+07:00') })).toMatchObject({
      advice: 'refuse',
      reasons: [{ code: 'GATE_OUTSIDE_HOURS' }],
    });
  });

  it('refuse a revoked worker on the way out and let the same one home', () => {
    const permit: PermitFacts = { ...worker, status: 'revoked' };
    expect(ask('vncn-huu-nghi', { permit })).toMatchObject({ advice: 'refuse', reasons: [{ code: 'PERMIT_REVOKED' }] });
    const home = ask('vncn-huu-nghi', { permit, direction: 'entry', stay: { inside: true, daysLeft: 10 } });
    expect(home).toMatchObject({ advice: 'admit', reasons: [{ code: 'PERMIT_REVOKED' }] });
  });

  it('refuse a permit for another gate, and a third-country passport at Chi Ma', () => {
    expect(ask('vncn-chi-ma', { permit: worker }).reasons[0]).toMatchObject({ code: 'GATE_NOT_ALLOWED' });
    const thai = { askedBy: 'document', documentType: 'passport', credential: 'none', direction: 'entry' } as const;
    const holder = { known: true, nationality: 'THA' };
    expect(ask('vncn-chi-ma', { ...thai, holder })).toMatchObject({ advice: 'refuse', reasons: [{ code: 'GATE_CLASS_NOT_ALLOWED' }, {}] });
    expect(ask('vncn-huu-nghi', { ...thai, holder })).toMatchObject({ advice: 'refer', reasons: [{ code: 'RULE_NOT_SET' }] });
  });

  it('take a border pass and a Lao passport at La Lay, and refer at gates without hours', () => {
    const pass: PermitFacts = { ...worker, type: 'VNLA-BORDER-PASS', hostSide: 'LA', gates: null, zone: ['LA:LA-SL'] };
    expect(ask('vnla-la-lay', { permit: pass })).toMatchObject({ advice: 'admit' });
    expect(ask('vnla-nam-giang', { permit: pass })).toMatchObject({
      advice: 'refer',
      reasons: [{ code: 'RULE_NOT_SET', about: 'gate-hours' }],
    });
    const lao = { askedBy: 'document', documentType: 'passport', credential: 'none', direction: 'entry' } as const;
    expect(ask('vnla-la-lay', { ...lao, holder: { known: true, nationality: 'LAO' } })).toMatchObject({ advice: 'admit' });
  });

  it('keep the border pass out of Sekong, which lies opposite no gate of Quang Tri', () => {
    expect(permitRuleFor(corridor('quang-tri--sekong'), 'VNLA-BORDER-PASS', 'LA')).toBeNull();
    expect(permitRuleFor(corridor('quang-tri--salavan'), 'VNLA-BORDER-PASS', 'LA')?.zone?.territories).toEqual(['LA:LA-SL']);
  });

  it('set no paper for Chinese workers who come: that is to be decided', () => {
    const towardsVietnam = corridor('lang-son--chongzuo').labour.find(({ hostSide }) => hostSide === 'VN');
    expect(towardsVietnam?.permitType).toBeUndefined();
    expect(towardsVietnam?.contract).toMatchObject({ maxDays: 180, example: true });
  });

  it('limit contracts to 180 days with China and 365 with Laos', () => {
    const from = '2026-12-01';
    const terms = { from, occupation: '92', papers: [{ kind: 'health-check' }, { kind: 'insurance' }] };
    const codes = (id: string, hostSide: string, to: string) =>
      judgeContract(corridor(id), { ...terms, hostSide, to }).map(({ code }) => code);
    expect(codes('lang-son--chongzuo', 'CN', '2027-05-29')).toEqual([]);
    expect(codes('lang-son--chongzuo', 'CN', '2027-05-30')).toEqual(['CONTRACT_TOO_LONG']);
    expect(codes('quang-tri--salavan', 'VN', '2027-11-30')).toEqual([]);
    expect(codes('quang-tri--salavan', 'VN', '2027-12-01')).toEqual(['CONTRACT_TOO_LONG']);
  });
});
