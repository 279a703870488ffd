import { Problem, type Actor, type Employer, type FieldProblem, type ProblemCode } from '@gatebook/contracts';
import { findIndustry, findTerritory } from '@gatebook/reference-data';

/** Refuses a territory or an industry that the reference data do not know, and gives the territory's id; the territory must be the employer's own side's. */
export function employerTerritory(side: string, territory: string, industry: string, today: string): string {
  const found = findTerritory(territory, today);
  if (found === null || found.side !== side) throw wrong('TERRITORY_UNKNOWN', '/territory');
  if (findIndustry(industry) === null) throw wrong('INDUSTRY_UNKNOWN', '/industry');
  return found.id;
}

/** The office that keeps an employer, if the actor works there; others may read it and no more. One whose keeper is not known is taken over by a supervisor. */
export function keepingOffice({ officeId }: Pick<Employer, 'officeId'>, actor: Actor): string {
  const isKeeper = officeId === undefined ? actor.role === 'labour-supervisor' : officeId === actor.officeId;
  if (!isKeeper || actor.officeId === null) throw new Problem('NOT_ALLOWED');
  return actor.officeId;
}

function wrong(code: ProblemCode, pointer: string): Problem {
  const error: FieldProblem = { pointer, code, detail: 'is not in the reference data of this side' };
  return new Problem(code, {}, [error]);
}
