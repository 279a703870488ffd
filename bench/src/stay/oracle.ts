import type { PermitRule, StayPermit, StayQuestion } from '@gatebook/rulebook';
import {
  enteredUnder,
  HORIZON,
  isValidOn,
  localDayOf,
  midnightOf,
  onNextDay,
  permitsOf,
  ruleOn,
  spansOf,
  toDay,
  toText,
  type Held,
  type Span,
} from './oracle-days.js';
import { Judge, type Book, type OracleAnswer, type Walk } from './oracle-judge.js';

/** Answers a question by counting day by day. */
export function askOracle(question: StayQuestion): OracleAnswer {
  return new Oracle(question).answer();
}

class Oracle extends Judge {
  private readonly spans: readonly Span[];
  private readonly proven: Book;
  private readonly maybe: Book;
  private readonly today: number;

  constructor(question: StayQuestion) {
    super(question);
    this.spans = spansOf(question);
    this.proven = this.book(({ first, last }) => [first, last]);
    this.maybe = this.book(({ maybeFirst, maybeLast }) => [maybeFirst, maybeLast]);
    const open = this.spans.find((span) => span.open);
    this.today = open ? open.last : localDayOf(question.on, question.zone);
  }

  answer(): OracleAnswer {
    const open = this.spans.find((span) => span.open) ?? null;
    const days = this.spans.flatMap((span) => this.daysOf(span));
    if (open) return { ...this.inside(open), days };
    return { ...this.outside(), days };
  }

  private inside(open: Span): Omit<OracleAnswer, 'days'> {
    const { question, today } = this;
    const held = this.heldOn(open, today);
    const since = open.entry?.at.toISOString() ?? null;
    const base = { inside: true, since, nextEntry: this.next(), planned: this.planned() };
    if (!this.isSet(held, today)) {
      const used = today - held.since + 1;
      return { ...this.unset(base), used: [used, used] };
    }
    const walk = this.walk(held, this.proven, today);
    const worst = this.walk(held, this.maybe, today);
    let overstay = 0;
    for (let day = held.since; day <= today; day += 1) if (this.judge(held, this.proven, day, today).lawful === false) overstay += 1;
    const ends = this.hoursEnd(held, today);
    if (overstay === 0 && ends !== null && question.on.getTime() >= ends) overstay = 1;
    const left = ({ until }: Walk): number | null => (until === null ? null : Math.max(0, until - today));
    const end = walk.until;
    const endHours = this.hoursEnd(walk.end, today);
    const before =
      end === null
        ? null
        : endHours !== null && localDayOf(new Date(endHours - 1), walk.end.zone) === end
          ? endHours
          : midnightOf(end + 1, walk.end.zone);
    return {
      ...base,
      used: this.used(held, true),
      left: [left(walk), left(worst)],
      mustLeaveBy: end === null ? null : toText(end),
      mustLeaveBefore: before === null ? null : new Date(before).toISOString(),
      overstay,
      notSet: false,
    };
  }

  private outside(): Omit<OracleAnswer, 'days'> {
    const { question, today } = this;
    const base = { inside: false, since: null, nextEntry: this.next(), planned: this.planned() };
    const entry = this.bestEntry(today, question.on, this.proven);
    if (entry === null) {
      const all = this.usable();
      const held = all.find((permit) => permit.validFrom !== undefined && toDay(permit.validFrom) > today) ?? all.at(-1) ?? null;
      const isValid = all.some((permit) => isValidOn(permit, today));
      const isSet = this.isSet({ since: today, permit: held, entered: null, zone: question.zone }, today);
      if (held === null || isValid || !isSet) return { ...this.unset(base), used: [0, 0] };
      return { ...base, used: [0, 0], left: [0, 0], mustLeaveBy: null, mustLeaveBefore: null, overstay: 0, notSet: false };
    }
    const worst = this.bestEntry(today, question.on, this.maybe);
    const used = this.used(entry.held, false);
    const isPerEntry = this.binding(entry.held).kind === 'entry';
    const left = (until: number | null, book: Book): number | null => {
      if (until === null) return null;
      const isUsed = !isPerEntry && this.isIn(book, today, entry.held);
      return Math.max(0, until - today + (isUsed ? 0 : 1));
    };
    return {
      ...base,
      used,
      left: [left(entry.walk.until, this.proven), worst === null ? null : left(worst.walk.until, this.maybe)],
      mustLeaveBy: null,
      mustLeaveBefore: null,
      overstay: 0,
      notSet: false,
    };
  }

  private unset<Base>(base: Base) {
    return { ...base, left: [null, null] as const, mustLeaveBy: null, mustLeaveBefore: null, overstay: 0, notSet: true };
  }

  /** Which days were spent inside, and under which types of permit; '?' where no permit is known. */
  private book(range: (span: Span) => readonly [number, number]): Book {
    const book = new Map<number, Set<string>>();
    for (const span of this.spans) {
      const [first, last] = range(span);
      let held = enteredUnder(this.question, span);
      for (let day = first; day <= last; day += 1) {
        if (day > span.first && (span.entry ?? span.exit) !== null) held = onNextDay(this.question, held, day);
        const types = book.get(day) ?? new Set();
        types.add(held.permit?.type ?? '?');
        book.set(day, types);
      }
    }
    return book;
  }

  private heldOn(span: Span, today: number): Held {
    let held = enteredUnder(this.question, span);
    for (let day = span.first + 1; day <= today; day += 1) held = onNextDay(this.question, held, day);
    return held;
  }

  private usable(): readonly StayPermit[] {
    const { permitNumber } = this.question;
    return permitsOf(this.question).filter(
      (permit) => permit.entriesLeft !== 0 && (permitNumber === undefined || permit.number === permitNumber),
    );
  }

  private bestEntry(day: number, at: Date | null, book: Book): { readonly held: Held; readonly walk: Walk } | null {
    let best: { readonly held: Held; readonly walk: Walk } | null = null;
    for (const permit of this.usable()) {
      if (!isValidOn(permit, day)) continue;
      const held: Held = { since: day, permit, entered: at, zone: this.question.zone };
      const rule = ruleOn(this.question, permit, day);
      if (!rule?.stayPerEntry && !rule?.rollingWindow && !rule?.yearlyCap) continue;
      const walk = this.walk(held, book, this.today);
      if (best === null || (walk.until ?? 1e9) > (best.walk.until ?? 1e9)) best = { held, walk };
    }
    return best;
  }

  private next(): readonly [string | null | undefined, string | null | undefined] {
    const search = (book: Book): string | null => {
      for (let day = this.today; day <= this.today + HORIZON; day += 1) {
        for (const permit of this.usable()) {
          const rule = ruleOn(this.question, permit, day);
          if (!isValidOn(permit, day) || (!rule?.stayPerEntry && !rule?.rollingWindow && !rule?.yearlyCap)) continue;
          const held: Held = { since: day, permit, entered: null, zone: this.question.zone };
          const { rollingWindow: window, yearlyCap: cap } = rule;
          if (window && this.countBack(held, book, day, day - window.inDays + 1) > window.days) continue;
          if (cap && this.countBack(held, book, day, toDay(`${toText(day).slice(0, 4)}-01-01`)) > cap.days) continue;
          return toText(day);
        }
      }
      return null;
    };
    return [search(this.proven), search(this.maybe)];
  }

  private planned(): readonly [number | undefined, number | undefined] {
    const { plannedEntry } = this.question;
    if (plannedEntry === undefined) return [undefined, undefined];
    const day = toDay(plannedEntry);
    const length = (book: Book): number | undefined => {
      const entry = this.bestEntry(day, null, book);
      if (entry === null) return this.usable().some((permit) => isValidOn(permit, day)) ? undefined : 0;
      return entry.walk.until === null ? undefined : Math.max(0, entry.walk.until - day + 1);
    };
    return [length(this.proven), length(this.maybe)];
  }

  /** The limit that ends first of those that hold today: per entry, window, cap, in this order where they end together. */
  private binding(held: Held): { readonly kind: 'entry' | 'window' | 'cap' | 'none'; readonly first: number } {
    const rule = ruleOn(this.question, held.permit, this.today);
    const year = toDay(`${toText(this.today).slice(0, 4)}-01-01`);
    const ends = (isOver: (day: number) => boolean): number => {
      for (let day = held.since; day <= Math.max(held.since, this.today) + HORIZON; day += 1) if (isOver(day)) return day;
      return 1e9;
    };
    const ruleThen = (day: number): PermitRule | null => ruleOn(this.question, held.permit, day);
    const found: { kind: 'entry' | 'window' | 'cap'; first: number; over: number }[] = [];
    if (this.ruleOfEntry(held)?.stayPerEntry)
      found.push({ kind: 'entry', first: held.since, over: ends((day) => this.isPastEntry(held, day, this.today)) });
    if (rule?.rollingWindow) {
      const over = ends((day) => {
        const window = ruleThen(day)?.rollingWindow;
        return window !== undefined && this.countBack(held, this.proven, day, day - window.inDays + 1) > window.days;
      });
      found.push({ kind: 'window', first: this.today - rule.rollingWindow.inDays + 1, over });
    }
    if (rule?.yearlyCap) {
      const over = ends((day) => {
        const cap = ruleThen(day)?.yearlyCap;
        return cap !== undefined && this.countBack(held, this.proven, day, toDay(`${toText(day).slice(0, 4)}-01-01`)) > cap.days;
      });
      found.push({ kind: 'cap', first: year, over });
    }
    const [tightest] = found.sort((a, b) => a.over - b.over);
    return tightest ?? { kind: 'none', first: this.today + 1 };
  }

  private used(held: Held, inside: boolean): readonly [number, number] {
    const { kind, first } = this.binding(held);
    if (kind === 'entry') return inside ? [this.today - held.since + 1, this.today - held.since + 1] : [0, 0];
    const from: Held = inside ? held : { ...held, since: this.today + 1 };
    return [this.countBack(from, this.proven, this.today, first), this.countBack(from, this.maybe, this.today, first)];
  }

  /** Every proven day of a stay as a line: day, permit, verdict, clause. */
  private daysOf(span: Span): string[] {
    const lines: string[] = [];
    let held = enteredUnder(this.question, span);
    for (let day = span.first; day <= span.last; day += 1) {
      if (day > span.first) held = onNextDay(this.question, held, day);
      let end = day;
      while (end < span.maybeLast && onNextDay(this.question, held, end + 1) === held) end += 1;
      const { lawful, clause } = this.judge(held, this.proven, day, end);
      lines.push(`${toText(day)} ${held.permit?.number ?? '-'} ${String(lawful)} ${clause ?? '-'}`);
    }
    return lines;
  }
}
