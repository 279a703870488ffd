import type { PermitRule, Rulebook, StayCrossing, StayPermit, StayQuestion } from '../src/index.js';
import { aRulebook } from './a-check.js';

export const SHANGHAI = 'Asia/Shanghai';
const PLAIN = { sources: [], confidence: 'unverified' } as const;

/** An instant by the clock of Beijing. */
export function at(day: string, time = '12:00'): Date {
  return new Date(`${day}T${time}+08:00`);
}

export function into(day: string, time = '10:00', part: Partial<StayCrossing> = {}): StayCrossing {
  return { at: at(day, time), direction: 'in', gateId: 'vncn-huu-nghi', zone: SHANGHAI, permitNumber: 'P1', ...part };
}

export function outOf(day: string, time = '17:00', part: Partial<StayCrossing> = {}): StayCrossing {
  return into(day, time, { direction: 'out', ...part });
}

/** In on the first day and out on the last, for each pair. */
export function stays(...pairs: readonly (readonly [string, string])[]): StayCrossing[] {
  return pairs.flatMap(([first, last]) => [into(first), outOf(last)]);
}

/** Clauses of a permit type towards China, on top of nothing. */
export interface Clauses {
  readonly days?: number;
  readonly hours?: number;
  readonly window?: readonly [number, number];
  readonly cap?: number;
  readonly extension?: readonly [number, number];
  readonly zone?: readonly string[];
}

export function aRule({ days, hours, window, cap, extension, zone }: Clauses, type = 'VN-LABOUR-DISPATCH'): PermitRule {
  return {
    type,
    hostSide: 'CN',
    issuedBy: 'VN',
    purposes: ['work'],
    ...(days !== undefined && { stayPerEntry: { id: '3.5', ...PLAIN, days } }),
    ...(hours !== undefined && { stayPerEntry: { id: '3.5', ...PLAIN, hours } }),
    ...(window && { rollingWindow: { id: '3.7', ...PLAIN, days: window[0], inDays: window[1] } }),
    ...(cap !== undefined && { yearlyCap: { id: '3.8', ...PLAIN, days: cap } }),
    ...(extension && { extension: { id: '3.9', ...PLAIN, days: extension[0], times: extension[1] } }),
    ...(zone && { zone: { id: '3.3', ...PLAIN, territories: zone } }),
  };
}

export function aVersion(clauses: Clauses, part: Partial<Rulebook> = {}): Rulebook {
  return aRulebook({ permits: [aRule(clauses)], effectiveFrom: '2020-01-01', ...part });
}

export function aStayPermit(part: Partial<StayPermit> = {}): StayPermit {
  return { number: 'P1', type: 'VN-LABOUR-DISPATCH', hostSide: 'CN', validFrom: '2026-01-01', validUntil: '2027-12-31', ...part };
}

/** A Vietnamese worker's stay in China under one permit and the clauses given, asked about at noon in Beijing. */
export function aStay(clauses: Clauses, crossings: readonly StayCrossing[], on: string, part: Partial<StayQuestion> = {}): StayQuestion {
  return { hostSide: 'CN', crossings, permits: [aStayPermit()], rulebooks: [aVersion(clauses)], on: at(on), zone: SHANGHAI, ...part };
}
