import { Problem, type FieldProblem, type ProblemCode } from '@gatebook/contracts';
import { findIndustry, findTerritory } from '@gatebook/reference-data';

/** Refuses a territory or an industry that the reference data do not know, and gives the territory's id; the territory must be the employer's own side's. */
export function employerTerritory(side: string, territory: string, industry: string, today: string): string {
  const found = findTerritory(territory, today);
  if (found === null || found.side !== side) throw wrong('TERRITORY_UNKNOWN', '/territory');
  if (findIndustry(industry) === null) throw wrong('INDUSTRY_UNKNOWN', '/industry');
  return found.id;
}

function wrong(code: ProblemCode, pointer: string): Problem {
  const error: FieldProblem = { pointer, code, detail: 'is not in the reference data of this side' };
  return new Problem(code, {}, [error]);
}
