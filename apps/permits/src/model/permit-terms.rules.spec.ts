import { findGate, listRulebooks, type Gate } from '@gatebook/reference-data';
import { companionsObjections } from './request.rules.js';
import { judgeTerms, problemOf, type WantedTerms } from './permit-terms.rules.js';

const gate = (id: string): Gate => {
  const found = findGate(id);
  if (!found) throw new Error(`no gate ${id}`);
  return found;
};
const visit: WantedTerms = {
  type: 'VN-VISIT-PERMIT',
  hostSide: 'VN',
  nationality: 'LAO',
  purpose: 'relatives',
  validFrom: '2026-11-21',
  validUntil: '2026-12-20',
  entries: 'multiple',
};
const judged = (terms: Partial<WantedTerms>, side = 'VN') => judgeTerms(listRulebooks(), side, { ...visit, ...terms });
const codes = (terms: Partial<WantedTerms>, side = 'VN') => judged(terms, side)?.objections.map(({ code, value }) => `${code} ${value}`);

describe('the rulebook that a permit falls under', () => {
  it('is that of the holder’s territory where several allow it', () => {
    expect(judged({ gates: [gate('vnla-la-lay')], residence: 'LA:LA-SL' })?.rulebook.corridorId).toBe('quang-tri--salavan');
    expect(judged({ gates: [gate('vnla-la-lay')], residence: 'LA:LA-XE' })?.rulebook.corridorId).toBe('quang-tri--sekong');
  });

  it('is that of the gate, or of the registration', () => {
    expect(judged({ gates: [gate('vnla-nam-giang')] })?.rulebook.corridorId).toBe('da-nang--sekong');
    expect(judged({ corridorId: 'son-la--luang-prabang' })?.rulebook.corridorId).toBe('son-la--luang-prabang');
  });

  it('is none before the first day in force, or where nobody has set a rule', () => {
    expect(judged({ validFrom: '2025-06-30' })).toBeNull();
    expect(judged({ hostSide: 'CN' })).toBeNull();
  });
});

describe('terms', () => {
  it('are objected to for a gate that leads elsewhere, even of the right kind', () => {
    expect(codes({ corridorId: 'quang-tri--salavan', gates: [gate('vncn-mong-cai')] })).toEqual(['GATE_NOT_ALLOWED vncn-mong-cai']);
  });

  it('are objected to when the other side issues the paper', () => {
    const pass = { type: 'CN-BORDER-EXIT-ENTRY-PASS', nationality: 'CHN', residence: 'CN:451422' };
    expect(codes(pass)).toEqual(['ISSUED_BY_OTHER_SIDE CN-BORDER-EXIT-ENTRY-PASS']);
    expect(codes(pass, 'CN')).toEqual([]);
  });

  it('hold for who lives in a county of the territory that the rule names', () => {
    const pass = { type: 'VNCN-EXIT-ENTRY-PASS', hostSide: 'CN', nationality: 'VNM' };
    expect(codes({ ...pass, residence: 'VN:VN-09' })).toEqual([]);
    expect(codes({ ...pass, residence: 'VN:VN-05' })).toEqual(['RESIDENCE_NOT_ENTITLED VN:VN-05']);
  });

  it('are named with clause, rulebook and sentence in the caller’s language', () => {
    const judgement = judged({ corridorId: 'quang-tri--salavan', validUntil: '2027-11-20' });
    if (!judgement) throw new Error('no judgement');
    const problem = problemOf(judgement, 'vi');
    expect(problem).toMatchObject({
      code: 'PERMIT_VALIDITY_TOO_LONG',
      parameters: { corridorId: 'quang-tri--salavan', rulebookVersion: 1 },
    });
    expect(problem.errors[0]?.detail).toMatch(/^Thời hạn dài hơn mức cho phép\. \(quang-tri--salavan 1 § [\d.]+: 2027-11-20\)$/);
  });
});

describe('a companion', () => {
  const facts = { personId: 'p', version: 1, sex: '1', birthYear: 2010, nationality: 'LAO' };
  it.each([
    ['2010-11-22', 0],
    ['2010-11-21', 1],
    ['2010', 1],
    ['2010-12', 0],
    ['2011', 0],
  ])('born %s, on 21 November 2026: %d objections', (birthDate, objections) => {
    expect(companionsObjections([{ ...facts, birthDate }], '2026-11-21')).toHaveLength(objections);
  });
});
