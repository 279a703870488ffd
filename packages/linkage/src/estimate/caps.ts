import type { FieldModel, FrequencyTable } from '../model.js';
import { COUNTED } from '../people/observe-names.js';
import { contextOf } from './maximise.js';

/** Two people born near each other's day are as common as a slip of the pen: neither says that two records are one person. */
const NEVER_FAVOURS = new Set(['one-digit', 'near']);
const READINGS = new Set(['reading', 'reading-but-one']);

/** Holds down what two records of one person cannot be trusted to show: names spelt differently, and birth dates that nearly agree. */
export function held(field: FieldModel, names: FrequencyTable | undefined): FieldModel {
  if (field.field === 'birthDate') return nearDatesNeverFavour(field);
  return field.field === 'names' ? spellingNeverAboveSame(field, names?.usual ?? {}) : field;
}

/** A birth date with one digit wrong, or a day off, never speaks for one person: u is at least m. */
export function nearDatesNeverFavour({ field, levels }: FieldModel): FieldModel {
  return { field, levels: levels.map((odds) => (NEVER_FAVOURS.has(odds.level) ? { ...odds, u: Math.max(odds.u, odds.m) } : odds)) };
}

/**
 * Another spelling of the same words never weighs more than the words as they are, within one context: where random pairs hardly show a level,
 * its u is raised until it does not. Readings share no words to weigh; theirs is the larger u of the two contexts.
 */
export function spellingNeverAboveSame({ field, levels }: FieldModel, usual: FrequencyTable['usual']): FieldModel {
  const beforeWords = (level: string, m: number, u: number): number => Math.log2(m / u) - (usual[level] ?? 0);
  const most = new Map(
    levels.flatMap(({ level, m, u }) => (agreementOf(level) === 'same' ? [[contextOf(level), beforeWords(level, m, u)] as const] : [])),
  );
  const highestU = (agreement: string): number =>
    Math.max(...levels.filter(({ level }) => agreementOf(level) === agreement).map(({ u }) => u));
  return {
    field,
    levels: levels.map(({ level, m, u }) => {
      if (READINGS.has(agreementOf(level))) return { level, m, u: highestU(agreementOf(level)) };
      const above = COUNTED.has(agreementOf(level))
        ? beforeWords(level, m, u) - (most.get(contextOf(level)) ?? Number.POSITIVE_INFINITY)
        : 0;
      return above > 0 ? { level, m, u: u * 2 ** above } : { level, m, u };
    }),
  };
}

function agreementOf(level: string): string {
  return level.slice(level.indexOf(':') + 1);
}
