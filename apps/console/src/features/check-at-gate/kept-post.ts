import type { Post } from './gate-calls.js';

const KEY = 'gatebook-post';

/** Where the officer stood before the page was loaded again; the first gate, entry, when that is not one of theirs. */
export function keptPost(store: Pick<Storage, 'getItem'>, gateIds: readonly string[]): Post {
  const [gateId, direction, traffic, lane] = (store.getItem(KEY) ?? '').split('\n');
  if (gateId === undefined || !gateIds.includes(gateId)) return { gateId: gateIds[0] ?? '', direction: 'entry', traffic: 'person' };
  return {
    gateId,
    direction: direction === 'exit' ? 'exit' : 'entry',
    traffic: traffic === 'vehicle' ? 'vehicle' : 'person',
    lane: lane || undefined,
  };
}

/** Keeps it for this tab: an accidental reload must not turn exits into entries. */
export function keepPost(store: Pick<Storage, 'setItem'>, { gateId, direction, traffic, lane }: Post): void {
  store.setItem(KEY, [gateId, direction, traffic, lane ?? ''].join('\n'));
}
