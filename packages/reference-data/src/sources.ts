import { SOURCES } from './generated/sources.js';
import type { Source } from './records.js';

const byId = new Map(SOURCES.map((source) => [source.id, source]));

/** Every source that a value of this package names. */
export function listSources(): readonly Source[] {
  return SOURCES;
}

/** The source with this id, or null. */
export function findSource(id: string): Source | null {
  return byId.get(id) ?? null;
}
