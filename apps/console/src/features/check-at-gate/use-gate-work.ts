import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as uuid } from 'uuid';
import { answerOf, api } from '../../api/api.js';
import type { Shown } from './read-shown.js';

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
}

const check = (post: Post, shown: Shown) =>
  answerOf(api.POST('/api/v1/checks', { body: { gateId: post.gateId, direction: post.direction, traffic: post.traffic, subject: shown } }));

/** A crossing with the id it keeps however often it is sent. */
interface Crossing {
  readonly crossingId: string;
  readonly occurredAt: string;
  readonly made: MadeCheck;
  readonly outcome: 'passed' | 'turned-back';
  readonly reason: string | null;
}

const record = ({ crossingId, occurredAt, made: { post, answer, shown }, outcome, reason }: Crossing) =>
  answerOf(
    api.POST('/api/v1/crossings', {
      body: {
        crossingId,
        occurredAt,
        gateId: post.gateId,
        lane: post.lane,
        direction: post.direction,
        traffic: post.traffic,
        outcome,
        checkId: answer.checkId,
        ...who(answer, shown),
        ...(reason === null ? {} : { reason: { code: reason } }),
      },
    }),
  );

function who(answer: MadeCheck['answer'], shown: Shown) {
  if (answer.permit?.permitId !== undefined) return { permitNumber: answer.permit.number };
  if (answer.person.personId !== undefined) return { personId: answer.person.personId };
  if ('document' in shown) return { document: shown.document };
  return answer.permit ? { permitNumber: answer.permit.number } : {};
}

/** The work of a lane: check somebody, then record what happened; a lost reply is sent again under the same id. */
export function useGateWork() {
  const [made, setMade] = useState<MadeCheck | null>(null);
  const checking = useMutation({
    mutationFn: async ({ post, shown }: { readonly post: Post; readonly shown: Shown }) => ({
      post,
      shown,
      answer: await check(post, shown),
    }),
    onMutate: () => {
      setMade(null);
      recording.reset();
    },
    onSuccess: setMade,
  });
  const recording = useMutation({ mutationFn: record });
  return {
    made,
    checking,
    recording,
    recordOutcome(outcome: Crossing['outcome'], reason: string | null) {
      if (made) recording.mutate({ crossingId: uuid(), occurredAt: new Date().toISOString(), made, outcome, reason });
    },
    sendAgain() {
      if (recording.variables) recording.mutate(recording.variables);
    },
    next() {
      setMade(null);
      checking.reset();
      recording.reset();
    },
  };
}
