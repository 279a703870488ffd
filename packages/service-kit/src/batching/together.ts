import { Problem } from '@gatebook/contracts';
import { isPassing } from '../database/outage.js';

/** A little less than a request's deadline: who waits behind a flight that does not land still gets an answer in time. */
const LONGEST_FLIGHT_MS = 2_500;
const MOST_TOGETHER = 128;

/** Given back in place of an answer: this question goes with the next flight, before those that came later. */
export const NEXT_TIME = Symbol('next time');

/** What one question of a flight gets. */
export type Answered<Answer> = Answer | Problem | typeof NEXT_TIME;

/** How questions travel together. */
export interface TogetherRules<Question> {
  /** Questions that share a key never go in one flight, and keep their order. */
  readonly keysOf?: (question: Question) => readonly string[];
  /** When nobody waits for the answer any more, in milliseconds since 1970: what is too late is not begun. */
  readonly deadlineOf?: (question: Question) => number;
  /** One bad question must not take the others down with it: a flight that failed is tried question by question. */
  readonly aloneAfterFailure?: boolean;
  /** After this long a flight counts as lost: its questions fail, and the next one starts. */
  readonly longestFlightMs?: number;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly answered: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Answers what waits together in one go. There is no timer: the first question goes at once, and what comes in while it is under way goes with the
 * next. A flight that does not land in time is given up, and holds up nobody behind it.
 */
export class Together<Question, Answer> {
  private waiting: readonly Waiting<Question, Answer>[] = [];
  private busy = false;

  constructor(
    private readonly answerAll: (questions: readonly Question[]) => Promise<readonly Answered<Answer>[]>,
    private readonly rules: TogetherRules<Question> = {},
  ) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.waiting = [...this.waiting, { question, answered, failed }];
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    while (this.waiting.length > 0) await this.fly(this.take());
    this.busy = false;
  }

  private async fly(flight: readonly Waiting<Question, Answer>[]): Promise<void> {
    if (flight.length === 0) return;
    try {
      const answers = await inTime(this.answerAll(flight.map(({ question }) => question)), this.rules.longestFlightMs ?? LONGEST_FLIGHT_MS);
      if (answers.length !== flight.length) throw new Error(`${flight.length} questions had ${answers.length} answers`);
      this.deliver(flight, answers);
    } catch (error) {
      if (flight.length > 1 && this.rules.aloneAfterFailure === true && !isLasting(error))
        for (const single of flight) await this.fly([single]);
      else for (const { failed } of flight) failed(error);
    }
  }

  private deliver(flight: readonly Waiting<Question, Answer>[], answers: readonly Answered<Answer>[]): void {
    const again: Waiting<Question, Answer>[] = [];
    for (const [place, one] of flight.entries()) {
      const answer = answers[place];
      if (answer === NEXT_TIME) again.push(one);
      else if (answer instanceof Problem) one.failed(answer);
      else if (isAnswer(answer)) one.answered(answer);
    }
    this.waiting = [...again, ...this.waiting];
  }

  /** Who goes with the next flight; who is too late goes with none. */
  private take(): readonly Waiting<Question, Answer>[] {
    const flight: Waiting<Question, Answer>[] = [];
    const later: Waiting<Question, Answer>[] = [];
    const keys = new Set<string>();
    const now = Date.now();
    for (const one of this.waiting) {
      if ((this.rules.deadlineOf?.(one.question) ?? now) < now) {
        one.failed(new Problem('SERVICE_UNAVAILABLE'));
        continue;
      }
      const own = this.rules.keysOf?.(one.question) ?? [];
      if (flight.length < MOST_TOGETHER && !own.some((key) => keys.has(key))) flight.push(one);
      else later.push(one);
      // Also the keys of those who wait longer: their order is kept.
      for (const key of own) keys.add(key);
    }
    this.waiting = later;
    return flight;
  }
}

/** By now it is neither a problem nor put off; an answer may well be `undefined`. */
function isAnswer<Answer>(answer: Answered<Answer> | undefined): answer is Answer {
  return !(answer instanceof Problem) && answer !== NEXT_TIME;
}

/** An outage or a lost flight would be the same for each of them, and each would wait as long. */
function isLasting(error: unknown): boolean {
  return isPassing(error) || (error instanceof Problem && error.code === 'SERVICE_UNAVAILABLE');
}

function inTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Problem('SERVICE_UNAVAILABLE')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
