import { AGREEMENT_KINDS, CONFIDENCES, GATE_KINDS, PERMIT_ENTRIES, QUOTA_PERIODS, SIDE_CODE, TRAFFIC } from '@gatebook/vocabulary';
import { RULEBOOK_SCHEMA } from './index.js';

/** A schema imports nothing, so its lists are compared. */
describe("the rulebook's schema", () => {
  const SHARED = [AGREEMENT_KINDS, CONFIDENCES, GATE_KINDS, PERMIT_ENTRIES, QUOTA_PERIODS, TRAFFIC];
  const OF_ITS_OWN = [
    ['two-sides', 'any'],
    ['named-on-permit', 'any-national-of-two-sides'],
  ];

  it('lists the words of the vocabulary, and two lists of its own', () => {
    const listed = valuesOf('enum', RULEBOOK_SCHEMA).map((words) => JSON.stringify(words));
    expect([...new Set(listed)].sort()).toEqual([...SHARED, ...OF_ITS_OWN].map((words) => JSON.stringify(words)).sort());
  });

  it("has the vocabulary's form of a side", () => {
    expect(RULEBOOK_SCHEMA).toHaveProperty('$defs.side.pattern', SIDE_CODE.source);
  });
});

function valuesOf(key: string, schema: unknown): readonly unknown[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]) => (name === key ? [value] : valuesOf(key, value)));
}
