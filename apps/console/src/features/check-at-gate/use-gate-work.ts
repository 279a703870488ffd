import { useRef, useState } from 'react';
import { isAnswerLost } from '../../api/api.js';
import { useChange } from '../../api/use-change.js';
import { useOfficer } from '../../session/session.js';
import { checkShown, record, type Crossing, type MadeCheck } from './gate-calls.js';
import { forgetCrossing, keepCrossing, keptCrossing } from './kept-crossing.js';

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
    change: checkShown,
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
