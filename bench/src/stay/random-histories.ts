import type { PermitRule, Rulebook, StayCrossing, StayPermit, StayQuestion } from '@gatebook/rulebook';
import { randomFrom, type Random } from '../random.js';
import { toDay, toText } from './oracle-days.js';

/** Throws that are the same for the same seed. */
export class Dice {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  whole(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const mixed: T[] = [];
    while (left.length > 0) mixed.push(...left.splice(this.whole(0, left.length - 1), 1));
    return mixed;
  }
}

/** Kinds of rules that every batch holds in equal shares. */
export const RULE_KINDS = ['days', 'hours', 'window', 'cap', 'days-window', 'window-cap', 'all', 'extension', 'unset'] as const;
/** One kind of rules. */
export type RuleKind = (typeof RULE_KINDS)[number];

const ZONES = ['Asia/Shanghai', 'Asia/Shanghai', 'Asia/Ho_Chi_Minh', 'Europe/Berlin'] as const;
const PLAIN = { sources: [], confidence: 'unverified' } as const;
const HOUR = 3_600_000;

/** A history that could have been: crossings in any order, some of them missing, under one to three permits and up to three versions of the rules. */
export function randomHistory(dice: Dice, kind: RuleKind): StayQuestion {
  const start = toDay('2025-10-01') + dice.whole(0, 120);
  const span = dice.whole(5, 160);
  const zone = dice.pick(ZONES);
  const permits = randomPermits(dice, start, span);
  const rulebooks = randomRulebooks(dice, kind, start, span);
  const crossings = randomCrossings(dice, start, span, zone, permits);
  const on = new Date((start + dice.whole(0, span + 30)) * 24 * HOUR + dice.whole(0, 24 * 60 - 1) * 60_000);
  return {
    hostSide: 'CN',
    crossings: dice.chance(0.5) ? dice.shuffled(crossings) : crossings,
    permits: dice.shuffled(permits),
    rulebooks,
    on: dice.chance(0.1) ? (crossings[dice.whole(0, crossings.length - 1)]?.at ?? on) : on,
    zone,
    ...(dice.chance(0.3) && permits[0] && { permitNumber: permits[0].number }),
    ...(dice.chance(0.5) && { plannedEntry: toText(Math.floor(on.getTime() / (24 * HOUR)) + dice.whole(2, 60)) }),
    ...(dice.chance(0.1) && { recordFrom: new Date((start + dice.whole(-20, 10)) * 24 * HOUR) }),
  };
}

function randomPermits(dice: Dice, start: number, span: number): StayPermit[] {
  const count = dice.pick([0, 1, 1, 1, 2, 2, 3]);
  return Array.from({ length: count }, (_, index): StayPermit => {
    const from = start + dice.whole(-10, index === 0 ? 10 : span);
    const granted = Array.from({ length: dice.pick([0, 0, 1, 2]) }, () => ({
      grantedOn: toText(start + dice.whole(0, span)),
      ...(dice.chance(0.5) && { days: dice.whole(1, 12) }),
    }));
    return {
      number: `P${index}`,
      type: dice.pick(['A', 'A', 'B']),
      hostSide: dice.chance(0.05) ? 'LA' : 'CN',
      ...(dice.chance(0.95) && { validFrom: toText(from) }),
      ...(dice.chance(0.95) && { validUntil: toText(from + dice.whole(-6, 120)) }),
      ...(granted.length > 0 && { extensions: granted }),
      ...(dice.chance(0.1) && { entriesLeft: dice.whole(0, 1) }),
    };
  });
}

function randomRulebooks(dice: Dice, kind: RuleKind, start: number, span: number): Rulebook[] {
  const count = dice.pick([1, 1, 2, 3]);
  return dice.shuffled(
    Array.from({ length: count }, (_, index) => ({
      corridorId: 'a--b',
      version: index + 1,
      effectiveFrom: toText(index === 0 ? start - (dice.chance(0.9) ? 400 : -5) : start + dice.whole(0, span)),
      ...(dice.chance(0.1) && { effectiveUntil: toText(start + dice.whole(span, span + 60)) }),
      title: { en: 'a corridor' },
      sides: ['VN', 'CN'] as const,
      territories: ['VN:VN-09', 'CN:451400'] as const,
      agreements: [],
      corridorGates: { id: '1.1', ...PLAIN, gateIds: [] },
      gateClasses: [],
      permits: [randomRule(dice, kind, 'A'), ...(dice.chance(0.8) ? [randomRule(dice, dice.pick(RULE_KINDS), 'B')] : [])],
      withoutPermit: [],
      labour: [],
      vehicles: [],
      exchange: [],
    })),
  );
}

function randomRule(dice: Dice, kind: RuleKind, type: string): PermitRule {
  const has = (...kinds: readonly RuleKind[]): boolean => kinds.includes(kind);
  const inDays = dice.whole(2, 60);
  return {
    type,
    hostSide: 'CN',
    issuedBy: 'VN',
    purposes: ['work'],
    ...(has('days', 'days-window', 'all', 'extension') && { stayPerEntry: { id: `${type}.1`, ...PLAIN, days: dice.whole(1, 30) } }),
    ...(has('hours') && { stayPerEntry: { id: `${type}.1`, ...PLAIN, hours: dice.whole(1, 120) } }),
    ...(has('window', 'days-window', 'window-cap', 'all') && {
      rollingWindow: { id: `${type}.2`, ...PLAIN, days: dice.whole(1, inDays), inDays },
    }),
    ...(has('cap', 'window-cap', 'all') && { yearlyCap: { id: `${type}.3`, ...PLAIN, days: dice.whole(1, 60) } }),
    ...((has('extension') || dice.chance(0.2)) && {
      extension: { id: `${type}.4`, ...PLAIN, days: dice.whole(0, 10), times: dice.whole(0, 2) },
    }),
  };
}

/** In and out in turn, at any minute, often several on a day; one in ten is missing. */
function randomCrossings(dice: Dice, start: number, span: number, zone: string, permits: readonly StayPermit[]): StayCrossing[] {
  const count = dice.whole(0, 14);
  const longest = Math.max(1, Math.floor((span * 48) / Math.max(1, count)));
  const crossings: StayCrossing[] = [];
  let at = start * 24 * HOUR;
  for (let index = 0; index < count; index += 1) {
    at += dice.chance(0.03) ? 0 : dice.chance(0.3) ? dice.whole(1, 40) * HOUR * 0.25 : dice.whole(1, longest) * HOUR * 0.5;
    if (dice.chance(0.1)) continue;
    const shown = dice.chance(0.7) ? (permits[dice.whole(0, permits.length - 1)]?.number ?? null) : dice.chance(0.1) ? 'LOST' : null;
    crossings.push({
      at: new Date(at),
      direction: dice.chance(0.04) ? 'elsewhere' : index % 2 === 0 ? 'in' : 'out',
      gateId: dice.pick(['gate-1', 'gate-2']),
      zone: dice.chance(0.9) ? zone : dice.pick(ZONES),
      permitNumber: shown,
    });
  }
  return crossings;
}
