import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { aRulebook } from '../test/a-check.js';
import {
  RULEBOOK_SCHEMA,
  canonicalRulebook,
  clausesOf,
  findClause,
  holdsExamples,
  judgeContract,
  judgePermit,
  rulebookFor,
  rulebookInForceOn,
  validateRulebook,
  type ContractTerms,
  type PermitTerms,
} from './index.js';

const terms: PermitTerms = {
  type: 'VN-LABOUR-DISPATCH',
  hostSide: 'CN',
  nationality: 'VNM',
  purpose: 'work',
  validFrom: '2026-12-01',
  validUntil: '2027-05-29',
  gates: [{ id: 'vncn-huu-nghi', kind: 'international' }],
  zone: ['CN:451400'],
  entries: 'multiple',
};
const contract: ContractTerms = {
  hostSide: 'CN',
  from: '2026-12-01',
  to: '2027-05-29',
  occupation: '92',
  industry: 'A',
  papers: [{ kind: 'health-check', expiresOn: '2026-12-01' }],
  birthDate: '2011-12-01',
};

describe('validateRulebook', () => {
  it('finds nothing wrong with a good one, and carries the published schema', () => {
    expect(validateRulebook(aRulebook())).toEqual([]);
    const published: unknown = JSON.parse(readFileSync(join(__dirname, '../schema/rulebook.schema.json'), 'utf8'));
    expect(RULEBOOK_SCHEMA).toEqual(published);
  });

  it('points at what is wrong', () => {
    const pointers = (document: unknown): string[] => validateRulebook(document).map(({ pointer }) => pointer);
    expect(pointers({ ...aRulebook(), version: 0 })).toEqual(['/version']);
    expect(pointers({ ...aRulebook(), effectiveFrom: '2026-02-30' })).toEqual(['/effectiveFrom']);
    expect(validateRulebook({ ...aRulebook(), unlimited: true })[0]?.message).toContain('unlimited');
    expect(pointers(null)).toEqual(['']);
    expect(pointers(aRulebook({ effectiveUntil: '2025-06-30' }))).toEqual(['/effectiveUntil']);
    expect(pointers(aRulebook({ territories: ['VN:VN-09', 'LA:LA-SL'] }))).toEqual(['/territories/1']);
    const [rule] = aRulebook().permits;
    if (!rule) throw new Error('the factory has no permit rule');
    expect(pointers(aRulebook({ permits: [rule, rule] }))).toContain('/permits/1');
    expect(pointers(aRulebook({ permits: [{ ...rule, hostSide: 'LA' }] }))).toContain('/permits/0/hostSide');
    const both = { ...rule, stayPerEntry: { id: '3.5', sources: [], confidence: 'weak', days: 1, hours: 1 } };
    expect(pointers({ ...aRulebook(), permits: [both] })).toContain('/permits/0/stayPerEntry');
  });

  it('has every clause under an id of its own', () => {
    const twice = aRulebook({ corridorGates: { ...aRulebook().corridorGates, id: '2.1' } });
    expect(validateRulebook(twice)).toEqual([{ pointer: '', message: 'clause 2.1 stands in the document more than once' }]);
    expect(findClause(aRulebook(), '3.5')).toMatchObject({ days: 30 });
    expect(findClause(aRulebook(), '9.9')).toBeNull();
    expect(clausesOf(aRulebook())).toHaveLength(21);
  });
});

describe('choosing a rulebook', () => {
  const first = aRulebook();
  const second = aRulebook({ version: 2, effectiveFrom: '2026-12-01' });

  it('takes the highest version effective on the day, both ends included', () => {
    expect(rulebookInForceOn([second, first], first.corridorId, '2026-11-30')).toBe(first);
    expect(rulebookInForceOn([second, first], first.corridorId, '2026-12-01')).toBe(second);
    expect(rulebookInForceOn([first], first.corridorId, '2025-06-30')).toBeNull();
    expect(rulebookInForceOn([aRulebook({ effectiveUntil: '2026-11-30' })], first.corridorId, '2026-12-01')).toBeNull();
  });

  it('takes the corridor that knows the permit type, then the one of its zone, among those through the gate', () => {
    const other = aRulebook({ corridorId: 'a--b', territories: ['VN:VN-09', 'CN:450600'], permits: [] });
    const wanted = { gateId: 'vncn-huu-nghi', day: '2026-11-21', permit: { type: 'VN-LABOUR-DISPATCH', hostSide: 'CN' } };
    expect(rulebookFor([other, first], wanted)).toBe(first);
    const twin = aRulebook({ corridorId: 'a--c', territories: ['VN:VN-09', 'CN:450600'] });
    expect(rulebookFor([twin, first], { ...wanted, permit: { ...wanted.permit, zone: ['CN:450600'] } })).toBe(twin);
    expect(rulebookFor([first], { ...wanted, gateId: 'vncn-mong-cai' })).toBeNull();
    expect(rulebookFor([first], { ...wanted, gateId: 'vncn-tan-thanh', parentGateId: 'vncn-huu-nghi' })).toBe(first);
  });
});

describe('canonicalRulebook', () => {
  it('is the same whatever the order of members, and is JSON again', () => {
    const shuffled = Object.fromEntries(Object.entries(aRulebook()).toReversed());
    expect(canonicalRulebook({ ...aRulebook(), ...shuffled })).toBe(canonicalRulebook(aRulebook()));
    expect(JSON.parse(canonicalRulebook(aRulebook()))).toEqual(aRulebook());
    expect(canonicalRulebook(aRulebook({ effectiveUntil: undefined }))).toBe(canonicalRulebook(aRulebook()));
  });

  it('sorts members by UTF-16 code units and leaves no space, as RFC 8785 does', () => {
    fc.assert(
      fc.property(fc.string(), (en) => {
        const text = canonicalRulebook(aRulebook({ title: { vi: 'Lạng Sơn', en } }));
        expect(text).toContain(`"title":{"en":${JSON.stringify(en)},"vi":"Lạng Sơn"}`);
        expect(text.startsWith('{"agreements":[],"corridorGates":{"confidence":')).toBe(true);
      }),
    );
  });

  it('tells an invented figure', () => {
    expect(holdsExamples(aRulebook())).toBe(false);
    const staleness = {
      id: '8.1',
      sources: [],
      confidence: 'not found',
      example: true,
      amberAfterSeconds: 1,
      referAfterSeconds: 2,
    } as const;
    expect(holdsExamples(aRulebook({ staleness }))).toBe(true);
  });
});

describe('judgePermit and judgeContract', () => {
  it('take terms to the last day allowed and not a day more', () => {
    expect(judgePermit(aRulebook(), terms)).toEqual([]);
    expect(judgePermit(aRulebook(), { ...terms, validUntil: '2027-05-30' })).toMatchObject([{ code: 'VALIDITY_TOO_LONG', clause: '3.4' }]);
    expect(judgeContract(aRulebook(), contract)).toEqual([]);
    expect(judgeContract(aRulebook(), { ...contract, to: '2027-05-30' })).toMatchObject([{ code: 'CONTRACT_TOO_LONG', clause: '7.2' }]);
  });

  it('count months to the day before', () => {
    const visit = { ...terms, type: 'VN-VISIT-PERMIT', hostSide: 'VN', nationality: 'CHN', purpose: 'relatives', zone: [] };
    expect(judgePermit(aRulebook(), { ...visit, validFrom: '2026-11-21', validUntil: '2027-02-20' })).toEqual([]);
    expect(judgePermit(aRulebook(), { ...visit, validFrom: '2026-11-21', validUntil: '2027-02-21' })).toHaveLength(1);
  });

  it('name each clause that the terms break', () => {
    const codes = (part: Partial<PermitTerms>) => judgePermit(aRulebook(), { ...terms, ...part }).map(({ code }) => code);
    expect(codes({ nationality: 'THA', purpose: 'tourism' })).toEqual(['PURPOSE_NOT_ALLOWED', 'NATIONALITY_NOT_ENTITLED']);
    expect(codes({ gates: [{ id: 'vncn-mong-cai', kind: 'international' }], zone: ['CN:450600'] })).toEqual([
      'GATE_NOT_ALLOWED',
      'ZONE_NOT_ALLOWED',
    ]);
    expect(codes({ type: 'VNCN-CARGO-TWOWAY', purpose: 'driver-and-vehicle' })).toEqual(['RULE_NOT_SET', 'RULE_NOT_SET']);
    expect(codes({ hostSide: 'LA' })).toEqual(['RULE_NOT_SET']);
  });

  it('ask for papers, age and kind of work', () => {
    const codes = (part: Partial<ContractTerms>) => judgeContract(aRulebook(), { ...contract, ...part }).map(({ code }) => code);
    expect(codes({ papers: [{ kind: 'health-check', expiresOn: '2026-11-30' }] })).toEqual(['PAPER_MISSING']);
    expect(codes({ birthDate: '2011-12-02' })).toEqual(['UNDER_AGE']);
    expect(codes({ birthDate: '2011' })).toEqual(['UNDER_AGE']);
    expect(codes({ birthDate: '2011-11' })).toEqual([]);
    expect(codes({ occupation: '23', industry: 'P' })).toEqual(['OCCUPATION_NOT_ALLOWED', 'INDUSTRY_NOT_ALLOWED']);
    expect(codes({ hostSide: 'VN' })).toEqual(['RULE_NOT_SET']);
  });
});
