import { findTerritory, successorsOf } from '@gatebook/reference-data';

const known = new Map<string, readonly string[]>();

/** Present-day territories from the province down to the one that a code names, across the reform of 1 July 2025; an unknown code stands for itself. */
export function homeOf(code: string): readonly string[] {
  const trimmed = code.trim();
  const before = known.get(trimmed);
  if (before !== undefined) return before;
  const chain = trimmed === '' ? [] : chainOf(trimmed);
  if (known.size > 10_000) known.clear();
  known.set(trimmed, chain);
  return chain;
}

function chainOf(code: string): readonly string[] {
  const found = findTerritory(code);
  if (found === null) return [code];
  const successors = found.validUntil === null ? [] : successorsOf(found.id);
  const present = successors[0] ?? found;
  return present.parent === null ? [present.id] : [...chainOf(present.parent), present.id];
}

/** How two homes agree: `same`, `within` (one is part of the other), `same-province`, `different`; null where one is not given. */
export function compareHomes(left: readonly string[] | undefined, right: readonly string[] | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  if (left[0] !== right[0]) return 'different';
  if (left.at(-1) === right.at(-1)) return 'same';
  return left.includes(right.at(-1) ?? '') || right.includes(left.at(-1) ?? '') ? 'within' : 'same-province';
}
