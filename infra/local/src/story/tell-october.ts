import { v7 as uuid } from 'uuid';
import { severalAtOnce, type StoryApi } from './story-api.js';

/** Some permits pass a gate in one direction on one day. */
export interface Passing {
  readonly gateId: string;
  readonly direction: 'entry' | 'exit';
  /** Day in Hanoi; people pass from eight in the morning on. */
  readonly day: string;
  readonly permitNumbers: readonly string[];
  readonly purpose: string;
}

/** Records what happened at the gates, each crossing under an id of its own. */
export async function recordPassings(gate: StoryApi, passings: readonly Passing[]): Promise<void> {
  // Days in their order: a crossing is judged by those that happened before it.
  for (const { gateId, direction, day, permitNumbers, purpose } of passings) {
    const start = Date.parse(`${day}T08:00:00+07:00`);
    const crossings = permitNumbers.map((permitNumber, place) => ({
      crossingId: uuid(),
      gateId,
      direction,
      lane: String(1 + (place % 2)),
      occurredAt: new Date(start + place * 95_000).toISOString(),
      outcome: 'passed',
      traffic: 'person',
      purpose,
      permitNumber,
    }));
    await severalAtOnce(crossings, (crossing) => gate.post('/crossings', crossing));
  }
}
