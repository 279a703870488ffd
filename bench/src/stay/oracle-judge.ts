import type { PermitRule, StayQuestion } from '@gatebook/rulebook';
import { HORIZON, isValidOn, localDayOf, midnightOf, onNextDay, ruleOn, toDay, toText, type Held } from './oracle-days.js';

/** What engine and oracle must say alike. */
export interface OracleAnswer {
  readonly inside: boolean;
  readonly since: string | null;
  readonly used: readonly [number, number];
  readonly left: readonly [number | null, number | null];
  readonly mustLeaveBy: string | null;
  readonly mustLeaveBefore: string | null;
  readonly overstay: number;
  readonly nextEntry: readonly [string | null | undefined, string | null | undefined];
  readonly planned: readonly [number | undefined, number | undefined];
  readonly notSet: boolean;
  readonly days: readonly string[];
}

/** Days spent inside, and under which types of permit; '?' where no permit is known. */
export type Book = ReadonlyMap<number, ReadonlySet<string>>;

/** How long somebody may stay on, and under which leave that ends. */
export interface Walk {
  readonly until: number | null;
  readonly end: Held;
}

/** Judges a day by every clause, by counting back from it. */
export class Judge {
  constructor(protected readonly question: StayQuestion) {}

  protected isIn(book: Book, day: number, { permit }: Held): boolean {
    const types = book.get(day);
    return types !== undefined && (types.has('?') || (permit !== null && types.has(permit.type)));
  }

  protected ruleOfEntry(held: Held): PermitRule | null {
    return ruleOn(this.question, held.permit, held.since);
  }

  protected isSet(held: Held, day: number): boolean {
    if (this.ruleOfEntry(held)?.stayPerEntry) return true;
    const rule = ruleOn(this.question, held.permit, day);
    return rule?.rollingWindow !== undefined || rule?.yearlyCap !== undefined;
  }

  /** Days added by extensions that were granted until a day. */
  protected extended(held: Held, today: number): number {
    const clause = this.ruleOfEntry(held)?.extension;
    let days = 0;
    let times = 0;
    const granted = [...(held.permit?.extensions ?? [])].sort(
      (a, b) => toDay(a.grantedOn) - toDay(b.grantedOn) || (b.days ?? 1e9) - (a.days ?? 1e9),
    );
    for (const extension of granted) {
      const on = toDay(extension.grantedOn);
      if (!clause || on < held.since || on > today || times >= clause.times) continue;
      times += 1;
      days += Math.min(extension.days ?? clause.days, clause.days);
    }
    return days;
  }

  protected hoursEnd(held: Held, today: number): number | null {
    const clause = this.ruleOfEntry(held)?.stayPerEntry;
    if (!clause || !('hours' in clause)) return null;
    const start = held.entered?.getTime() ?? midnightOf(held.since, held.zone);
    return start + (clause.hours + 24 * this.extended(held, today)) * 3_600_000;
  }

  /** Whether a day under a leave is lawful, if the person is inside on every day since the leave began. */
  protected judge(held: Held, book: Book, day: number, today: number): { readonly lawful: boolean | null; readonly clause: string | null } {
    if (held.permit && !isValidOn(held.permit, day)) return { lawful: false, clause: null };
    if (!this.isSet(held, day)) return { lawful: null, clause: null };
    const perEntry = this.ruleOfEntry(held)?.stayPerEntry;
    if (perEntry && this.isPastEntry(held, day, today)) return { lawful: false, clause: perEntry.id };
    const rule = ruleOn(this.question, held.permit, day);
    const window = rule?.rollingWindow;
    const cap = rule?.yearlyCap;
    if (window && this.countBack(held, book, day, day - window.inDays + 1) > window.days) return { lawful: false, clause: window.id };
    if (cap && this.countBack(held, book, day, toDay(`${toText(day).slice(0, 4)}-01-01`)) > cap.days)
      return { lawful: false, clause: cap.id };
    return { lawful: true, clause: perEntry?.id ?? window?.id ?? cap?.id ?? null };
  }

  protected isPastEntry(held: Held, day: number, today: number): boolean {
    const clause = this.ruleOfEntry(held)?.stayPerEntry;
    if (!clause) return false;
    const ends = this.hoursEnd(held, today);
    if (ends !== null) return day > localDayOf(new Date(ends - 1), held.zone);
    return 'days' in clause && day - held.since + 1 > clause.days + this.extended(held, today);
  }

  protected countBack(held: Held, book: Book, last: number, first: number): number {
    let count = 0;
    for (let day = first; day <= last; day += 1) if (day >= held.since || this.isIn(book, day, held)) count += 1;
    return count;
  }

  /** Stays on from a leave's first day until a day is not lawful; permits that begin on the way take over. */
  protected walk(from: Held, given: Book, today: number): Walk {
    const book = new Map([...given].map(([day, types]) => [day, new Set(types)]));
    let held = from;
    for (let day = from.since; day <= Math.max(from.since, today) + HORIZON; day += 1) {
      // A permit that begins later than the stay was known on its own day; before that day it is no successor yet.
      const next = day > from.since ? onNextDay(this.question, held, day) : held;
      if (next !== held) {
        const ends = this.hoursEnd(held, today);
        if (ends !== null && ends < midnightOf(day, held.zone)) return { until: day - 1, end: held };
        held = next;
      }
      const { lawful } = this.judge(held, book, day, today);
      if (lawful === false || (lawful === null && day >= today)) return { until: day - 1, end: held };
      const types = book.get(day) ?? new Set<string>();
      types.add(held.permit?.type ?? '?');
      book.set(day, types);
    }
    return { until: null, end: held };
  }
}
