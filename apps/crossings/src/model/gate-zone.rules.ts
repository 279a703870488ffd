import type { Gate } from '@gatebook/reference-data';

/** Zone of a side's post at a gate: hours and days there are that side's. */
export function zoneOf(gate: Gate, side: string): string {
  return (gate.posts.find((post) => post.side === side) ?? gate.posts[0]).zone;
}
