import type { CrossingOutcome, Direction, Traffic } from '@gatebook/vocabulary';
import { v7 as uuid } from 'uuid';
import { answerOf } from '../../api/api.js';
import type { Send } from '../../api/changing-client.js';
import type { Shown } from './read-shown.js';
import { whoPassed } from './who-passed.js';

/** Where and in which direction the officer works. */
export interface Post {
  readonly gateId: string;
  readonly direction: Direction;
  readonly traffic: Traffic;
  readonly lane?: string;
}

/** A check that was made, with what was shown. */
export interface MadeCheck {
  readonly post: Post;
  readonly shown: Shown;
  readonly answer: Awaited<ReturnType<typeof check>>;
  /** What the zone says that was shown; null where none was, or where nobody read it in time. */
  readonly zone: ZoneRead | null;
  /** Of the crossing that follows from it, however often and with whatever outcome it is sent: one check, one crossing. */
  readonly crossingId: string;
}

interface Question {
  readonly post: Post;
  readonly shown: Shown;
}

const check = (send: Send, { post, shown }: Question) =>
  answerOf(
    send.POST('/api/v1/checks', { body: { gateId: post.gateId, direction: post.direction, traffic: post.traffic, subject: shown } }),
  );

const readZone = (send: Send, lines: string[]) => answerOf(send.POST('/api/v1/persons/read-mrz', { body: { lines } }));

/** A machine readable zone as the registry reads it. */
export type ZoneRead = Awaited<ReturnType<typeof readZone>>;

/** While somebody stands at the gate, what their zone says is waited for no longer than this after the answer. */
const ZONE_PATIENCE_MS = 300;

/** Asks about what was shown, and what its zone says where it is one. */
export const checkShown = async (send: Send, question: Question): Promise<MadeCheck> => {
  const asked = check(send, question);
  const read = 'mrz' in question.shown ? readZone(send, question.shown.mrz).catch(() => null) : null;
  const answer = await asked;
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), ZONE_PATIENCE_MS));
  return { ...question, answer, zone: await Promise.race([read, tooLate]), crossingId: uuid() };
};

/** What the officer says happened. */
export interface Crossing {
  readonly occurredAt: string;
  readonly made: MadeCheck;
  readonly outcome: CrossingOutcome;
  readonly reason: string | null;
}

/** Tells what happened. */
export const record = (send: Send, { occurredAt, made: { crossingId, post, answer, shown }, outcome, reason }: Crossing) =>
  answerOf(
    send.POST('/api/v1/crossings', {
      body: {
        crossingId,
        occurredAt,
        gateId: post.gateId,
        lane: post.lane,
        direction: post.direction,
        traffic: post.traffic,
        outcome,
        checkId: answer.checkId,
        ...whoPassed(answer, shown),
        ...(reason === null ? {} : { reason: { code: reason } }),
      },
    }),
  );
