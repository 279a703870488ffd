import type { Crossing } from './gate-calls.js';

const KEY = 'gatebook-crossing';

/** A crossing that was sent and not answered before the page was left or loaded again; null where there is none of this officer's. */
export function keptCrossing(store: Pick<Storage, 'getItem'>, officer: string): Crossing | null {
  try {
    const kept: { readonly officer: string; readonly crossing: Crossing } | null = JSON.parse(store.getItem(KEY) ?? 'null');
    return kept?.officer === officer ? kept.crossing : null;
  } catch {
    return null;
  }
}

/** Keeps it for this tab until it is answered: nobody knows yet whether it was recorded, and only under its own id is it never recorded twice. */
export function keepCrossing(store: Pick<Storage, 'setItem'>, officer: string, crossing: Crossing): void {
  store.setItem(KEY, JSON.stringify({ officer, crossing }));
}

/** It was answered. */
export function forgetCrossing(store: Pick<Storage, 'removeItem'>): void {
  store.removeItem(KEY);
}
