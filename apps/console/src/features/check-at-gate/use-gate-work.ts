import { useRef, useState } from 'react';
import { v7 as uuid } from 'uuid';
import { answerOf, isAnswerLost } from '../../api/api.js';
import type { Send } from '../../api/changing-client.js';
import { useChange } from '../../api/use-change.js';
import { useOfficer } from '../../session/session.js';
import { forgetCrossing, keepCrossing, keptCrossing } from './kept-crossing.js';
import type { Shown } from './read-shown.js';
import { whoPassed } from './who-passed.js';

/** Where and in which direction the officer works. */
export interface Post {
  readonly gateId: string;
  readonly direction: 'entry' | 'exit';
  readonly traffic: 'person' | 'vehicle';
  readonly lane?: string;
}

/** A check that was made, with what was shown. */
export interface MadeCheck {
  readonly post: Post;
  readonly shown: Shown;
  readonly answer: Awaited<ReturnType<typeof check>>;
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

/** What the officer says happened. */
export interface Crossing {
  readonly occurredAt: string;
  readonly made: MadeCheck;
  readonly outcome: 'passed' | 'turned-back';
  readonly reason: string | null;
}

const record = (send: Send, { occurredAt, made: { crossingId, post, answer, shown }, outcome, reason }: Crossing) =>
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

/** The work of a lane: check somebody, then record what happened. Once it was sent and no answer came, the same is sent again and nothing else. */
export function useGateWork() {
  const { username = '' } = useOfficer();
  const [unanswered, setUnanswered] = useState(() => keptCrossing(sessionStorage, username));
  const [made, setMade] = useState<MadeCheck | null>(unanswered?.made ?? null);
  const done = useRef('');
  const settled = (): void => {
    forgetCrossing(sessionStorage);
    setUnanswered(null);
  };
  const recording = useChange({
    change: record,
    onBegin: (crossing: Crossing) => {
      keepCrossing(sessionStorage, username, crossing);
      setUnanswered(crossing);
    },
    // At once, before the screen is drawn again: a press in between means the same crossing.
    onDone: (_, crossing: Crossing) => {
      done.current = crossing.made.crossingId;
      settled();
    },
    onFailed: (error) => {
      if (!isAnswerLost(error)) settled();
    },
    mayFollowItself: true,
  });
  const checking = useChange({
    change: async (send, question: Question) => ({ ...question, answer: await check(send, question), crossingId: uuid() }),
    onBegin: () => {
      setMade(null);
      recording.reset();
    },
    onDone: setMade,
    mayFollowItself: true,
  });
  const isRecorded = recording.data !== undefined;
  const isLost = unanswered !== null && !recording.isPending;
  return {
    made,
    checking,
    recording,
    isRecorded,
    /** What was sent without an answer: nobody knows if the crossing was recorded. */
    lost: isLost ? unanswered : null,
    /** Whether what was sent must be settled before anything else. */
    isBound: recording.isPending || isLost,
    recordOutcome(outcome: Crossing['outcome'], reason: string | null) {
      if (made && made.crossingId !== done.current && !isLost)
        recording.start({ occurredAt: new Date().toISOString(), made, outcome, reason });
    },
    sendAgain() {
      if (unanswered) recording.start(unanswered);
    },
    next() {
      setMade(null);
      checking.reset();
      recording.reset();
    },
  };
}
