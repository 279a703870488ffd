import { TERRITORIES } from './generated/territories.js';
import type { Territory } from './records.js';

const byId = new Map(TERRITORIES.map((territory) => [territory.id, territory]));

/** Territories, all of every time or those that exist on a day (`YYYY-MM-DD`, both ends of their validity included). */
export function listTerritories(options: { readonly on?: string } = {}): readonly Territory[] {
  const { on } = options;
  return on === undefined ? TERRITORIES : TERRITORIES.filter((territory) => existsOn(territory, on));
}

/**
 * The territory with a project id (`VN:VN-25:2025`), an id without its period (`VN:VN-25`), an ISO 3166-2 code (`VN-25`) or
 * a Chinese division code (`451400`). A code that names two units in turn means the one that exists on the day given, else
 * the present one: Vietnam carried its codes over the reform of 1 July 2025.
 */
export function findTerritory(code: string, on?: string): Territory | null {
  const exact = byId.get(code);
  if (exact !== undefined) return exact;
  const candidates = TERRITORIES.filter(
    ({ id, iso3166_2, gbCode }) => id.replace(/:(pre)?2025$/, '') === code || iso3166_2?.value === code || gbCode === code,
  );
  if (on !== undefined) return candidates.find((territory) => existsOn(territory, on)) ?? null;
  return candidates.find(({ validUntil }) => validUntil === null) ?? candidates[0] ?? null;
}

/** Whether a code names a territory that exists on a day. */
export function territoryValidOn(code: string, day: string): boolean {
  const territory = findTerritory(code, day);
  return territory !== null && existsOn(territory, day);
}

/** The units that took a territory's place; empty when it still exists or is unknown. */
export function successorsOf(code: string): readonly Territory[] {
  const territory = byId.get(code) ?? findTerritory(code, '2025-06-30');
  return named(territory?.successors ?? []);
}

/** The units that a territory was made of; empty when it was not changed or is unknown. */
export function predecessorsOf(code: string): readonly Territory[] {
  return named(findTerritory(code)?.predecessors ?? []);
}

function existsOn({ validFrom, validUntil }: Territory, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

function named(ids: readonly string[]): readonly Territory[] {
  return ids.flatMap((id) => byId.get(id) ?? []);
}
