import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { v4 as uuid } from 'uuid';
import { isAnswerLost } from './api.js';
import { changingClient, type Send } from './changing-client.js';
import { Intents } from './intents.js';

/** What does not come on the screen within so long is waited for no more: the registry has answered. */
const LONGEST_UNSHOWN_MS = 10_000;

/** A change, what became of it, and its beginning. */
export interface Change<Wanted, Done> {
  readonly isPending: boolean;
  readonly isError: boolean;
  /** No answer came: perhaps it was done, perhaps not. */
  readonly isLost: boolean;
  readonly error: Error | null;
  /** What the registry answered, once it has. */
  readonly data: Done | undefined;
  readonly variables: Wanted | undefined;
  /** Says whether this press began one. */
  readonly start: (wanted: Wanted) => boolean;
  readonly reset: () => void;
}

/**
 * The one way in which the console asks for anything but a page to show: one intent, one effect. What is wanted is given whole to
 * `start`, so that a repeat is the same to the letter; a press while one is under way, or on its heels, is dropped.
 */
export function useChange<Wanted, Done>({
  change,
  onDone,
  onFailed,
  onBegin,
  mayFollowItself = false,
  stands,
}: {
  readonly change: (send: Send, wanted: Wanted) => Promise<Done>;
  /** It may tell when the screen shows what was done: so long the change is under way. */
  readonly onDone?: (done: Done, wanted: Wanted) => void | Promise<unknown>;
  readonly onFailed?: (error: Error) => void;
  /** When it truly begins. */
  readonly onBegin?: (wanted: Wanted) => void;
  /** It changes nothing, or what it changes has an id of its own: so it may follow upon itself at once. */
  readonly mayFollowItself?: boolean;
  /** What the buttons now on the screen stand for, such as a status: once it is another, a press on its heels was meant for those before. Undefined while none stand. */
  readonly stands?: string;
}): Change<Wanted, Done> {
  const [intents] = useState(() => new Intents(uuid, () => performance.now(), mayFollowItself ? 0 : undefined));
  const mutation = useMutation<Done, Error, { readonly wanted: Wanted; readonly key: string }>({
    mutationFn: ({ wanted, key }) => change(changingClient(key), wanted),
    onSuccess: async (done, { wanted }) => {
      const shown = onDone?.(done, wanted);
      if (shown !== undefined) await Promise.race([shown, longEnough()]);
      intents.end(true);
    },
    onError: (error) => {
      intents.end(false);
      onFailed?.(error);
    },
    // Another try is the officer's to begin.
    retry: false,
  });
  const stood = useRef(stands);
  useEffect(() => {
    if (stood.current !== undefined && stood.current !== stands) intents.pause();
    stood.current = stands;
  }, [intents, stands]);
  const start = (wanted: Wanted): boolean => {
    const intent = intents.begin(wanted);
    if (intent === null) return false;
    onBegin?.(wanted);
    mutation.mutate({ wanted, key: intent.key });
    return true;
  };
  const { isPending, isError, error, data, variables, reset } = mutation;
  return { isPending, isError, isLost: isError && isAnswerLost(error), error, data, variables: variables?.wanted, start, reset };
}

function longEnough(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LONGEST_UNSHOWN_MS));
}
