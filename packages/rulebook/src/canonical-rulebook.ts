import type { Rulebook } from './rulebook.js';

/**
 * A rulebook as the bytes that both sides sign: JSON canonicalized after RFC 8785, with members sorted by UTF-16 code units and no
 * white space. Members that are undefined are left out, as in any JSON.
 */
export function canonicalRulebook(rulebook: Rulebook): string {
  return canonicalJson(rulebook);
}

/** RFC 8785 takes strings and numbers as ECMAScript writes them, so JSON.stringify does the leaves. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a rulebook cannot hold a number that is not finite');
  return JSON.stringify(value) ?? 'null';
}
