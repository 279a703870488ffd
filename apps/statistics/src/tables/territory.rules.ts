import { listTerritories } from '@gatebook/reference-data';

/** Whether the reference data know a territory of this id, at whatever time. */
export function isTerritoryId(code: string): boolean {
  return listTerritories().some(({ id }) => id === code);
}
