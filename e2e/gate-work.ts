import type { Board, CheckAnswer, CheckRequest, CrossingReceipt } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';
import { eventually, severalAtOnce, type ApiClient } from './api-client.js';

/** A question at a gate; on foot. */
export type Question = Pick<CheckRequest, 'gateId' | 'direction' | 'at' | 'subject'>;

/** What a test says of a crossing. */
export interface Passing {
  readonly gateId: string;
  readonly direction: 'entry' | 'exit';
  readonly permitNumber: string;
  readonly occurredAt: string;
}

/** A gate's officers at work through the outside contract. */
export class GateWork {
  constructor(private readonly officer: ApiClient) {}

  check(question: Question): Promise<CheckAnswer> {
    return this.officer.post('/checks', { traffic: 'person', ...question });
  }

  /** The first answer that satisfies: gates hear of permits and revocations a moment later. */
  checkUntil(what: string, question: Question, satisfies: (answer: CheckAnswer) => boolean): Promise<CheckAnswer> {
    return eventually(what, async () => {
      const answer = await this.check(question);
      return satisfies(answer) ? answer : null;
    });
  }

  admits(question: Question): Promise<CheckAnswer> {
    return this.checkUntil('the gate to admit', question, ({ advice }) => advice === 'admit');
  }

  record(passing: Passing): Promise<CrossingReceipt> {
    return this.officer.post('/crossings', aCrossing(passing));
  }

  /** Who passed in a direction on a day of the gate, by its board. */
  async passedOn(day: string, gateId: string, direction: string): Promise<number> {
    const { counts } = await this.officer.get<Board>(`/gates/${gateId}/board?day=${day}`);
    return counts.filter((one) => one.direction === direction && one.outcome === 'passed').reduce((sum, { count }) => sum + count, 0);
  }

  /** October 2026 by the gate's boards: exact counts, for those who work there. */
  async octoberOf(gateId: string) {
    const days = Array.from({ length: 31 }, (_, place) => `2026-10-${String(place + 1).padStart(2, '0')}`);
    const boards = await severalAtOnce(days, 8, (day) => this.officer.get<Board>(`/gates/${gateId}/board?day=${day}`));
    return boards.flatMap(({ day, counts }) =>
      counts
        .filter(({ outcome }) => outcome === 'passed')
        .map(({ direction, traffic, count }) => {
          return { month: '2026-10', gate: gateId, day, direction, traffic, crossings: count };
        }),
    );
  }
}

/** A crossing on foot, under an id of its own. */
export function aCrossing(passing: Passing) {
  return { crossingId: uuid(), outcome: 'passed', traffic: 'person', purpose: 'work', lane: '1', ...passing };
}

/** The codes of an answer's reasons. */
export function codesOf({ reasons }: CheckAnswer): readonly string[] {
  return reasons.map(({ code }) => code);
}
