import { findTerritory } from '@gatebook/reference-data';

/** Whether a territory is another or lies within it (a county within its prefecture); codes may be written in any of their forms. */
export function liesWithin(code: string, whole: string, day: string): boolean {
  const goal = findTerritory(whole, day)?.id;
  for (let here = findTerritory(code, day); here !== null; here = here.parent === null ? null : findTerritory(here.parent, day)) {
    if (here.id === goal) return true;
  }
  return false;
}
