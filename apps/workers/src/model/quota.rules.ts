import { Problem, type FieldProblem, type QuotaLine, type QuotaLineStanding } from '@gatebook/contracts';
import { findIndustry, findTerritory } from '@gatebook/reference-data';
import type { QuotaPeriod } from '@gatebook/vocabulary';
import { sectionOf } from './industry.rules.js';
import { liesWithin } from './territory.rules.js';

const MONTHS: Readonly<Record<QuotaPeriod, number>> = { year: 12, 'half-year': 6, quarter: 3, month: 1 };

/** What decides which lines a registration takes a place of. */
export interface PlaceWanted {
  readonly contractFrom: string;
  readonly homeTerritory: string | null;
  readonly hostTerritory: string;
  /** ISIC section or division of the employer. */
  readonly industry: string;
}

/** A registration that has been submitted, and so holds a place of every line that fits it, used once it is approved. */
export interface PlaceHolder extends PlaceWanted {
  readonly registrationId: string;
  readonly isApproved: boolean;
}

/** Whether a line's places are for such a registration: its contract begins in the period, and nothing that the line names says otherwise. */
export function lineFits(line: QuotaLine, wanted: PlaceWanted): boolean {
  const { contractFrom: day, homeTerritory, hostTerritory, industry } = wanted;
  if (day < line.from || day >= periodEnd(line)) return false;
  if (line.homeTerritory !== undefined && (homeTerritory === null || !liesWithin(homeTerritory, line.homeTerritory, day))) return false;
  if (line.hostTerritory !== undefined && !liesWithin(hostTerritory, line.hostTerritory, day)) return false;
  return line.industry === undefined || line.industry === industry || line.industry === sectionOf(industry);
}

/** First day after a line's period; a period that begins on the 31st ends with the last day of a shorter month. */
export function periodEnd({ from, period }: Pick<QuotaLine, 'from' | 'period'>): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + MONTHS[period], 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + MONTHS[period], Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** Lines are the same line when all but their places agree. */
export function lineKey({ period, from, homeTerritory, hostTerritory, industry }: QuotaLine): string {
  return [period, from, homeTerritory ?? '', hostTerritory ?? '', industry ?? ''].join('|');
}

/** The lines by their keys, territories by their ids; refuses unknown codes and two lines that are one. */
export function refuseWrongLines(lines: readonly QuotaLine[]): ReadonlyMap<string, QuotaLine> {
  const wrong: FieldProblem[] = [];
  const byKey = new Map<string, QuotaLine>();
  lines.forEach((line, at) => {
    const { period, from, places, industry } = line;
    const [homeTerritory, hostTerritory] = (['homeTerritory', 'hostTerritory'] as const).map((field) => {
      const code = line[field] ?? undefined;
      const found = code === undefined ? undefined : findTerritory(code, from);
      if (found === null)
        wrong.push({ pointer: `/lines/${at}/${field}`, code: 'TERRITORY_UNKNOWN', detail: 'is no territory of the reference data' });
      return found?.id;
    });
    if (industry != null && findIndustry(industry) === null)
      wrong.push({ pointer: `/lines/${at}/industry`, code: 'INDUSTRY_UNKNOWN', detail: 'is no ISIC section or division' });
    if (wrong.length > 0) return;
    const kept: QuotaLine = { period, from, places, homeTerritory, hostTerritory, industry: industry ?? undefined };
    if (byKey.has(lineKey(kept))) wrong.push({ pointer: `/lines/${at}`, code: 'LINE_REPEATED', detail: 'says the same as a line before' });
    byKey.set(lineKey(kept), kept);
  });
  const [first] = wrong;
  if (first !== undefined)
    throw new Problem(first.code === 'TERRITORY_UNKNOWN' || first.code === 'INDUSTRY_UNKNOWN' ? first.code : 'REQUEST_INVALID', {}, wrong);
  return byKey;
}

/** Lines as callers see them: without our ids. */
export function quotaAnswer(lines: readonly (QuotaLineStanding & { readonly lineId: string })[]): readonly QuotaLineStanding[] {
  return lines.map(({ lineId: _, ...line }) => line);
}
