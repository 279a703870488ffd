import type { Gate } from '@gatebook/reference-data';
import type { StayEntry } from '@gatebook/rulebook';
import type { Passage } from './facts.store.js';

/**
 * Stays on the host side as they follow from crossings: for those who come, from entry to exit; for our own residents who
 * go, from exit to re-entry. An exit without an entry before it begins no stay; two entries in a row make the first one end
 * unseen, at the second.
 */
export function staysOf(
  passages: readonly Passage[],
  hostSide: string,
  deploymentSide: string,
  gates: ReadonlyMap<string, Gate>,
): readonly StayEntry[] {
  const inwards = hostSide === deploymentSide ? 'entry' : 'exit';
  const stays: StayEntry[] = [];
  let open: Passage | null = null;
  const zoneIn = (passage: Passage): string => gates.get(passage.gateId)?.posts.find(({ side }) => side === deploymentSide)?.zone ?? 'UTC';
  const close = (begin: Passage, end: Passage): void => {
    stays.push({
      in: new Date(begin.occurredAt),
      out: new Date(end.occurredAt),
      gateIn: begin.gateId,
      gateOut: end.gateId,
      zoneIn: zoneIn(begin),
    });
  };
  for (const passage of passages.toSorted((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt))) {
    if (open) close(open, passage);
    // An exit at a gate to a third side begins no stay on this one.
    const leadsThere = gates.get(passage.gateId)?.posts.some(({ side }) => side === hostSide) ?? true;
    open = passage.direction === inwards && leadsThere ? passage : null;
  }
  if (open) stays.push({ in: new Date(open.occurredAt), gateIn: open.gateId, zoneIn: zoneIn(open) });
  return stays;
}
