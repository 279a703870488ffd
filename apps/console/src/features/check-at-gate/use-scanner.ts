import { useEffect, useRef, type RefObject } from 'react';
import { isEnd, isTyped, ScannerKeys } from '../../shell/scanner-keys.js';

/** Whether the next paper may be read: `asking` while an answer is on its way, `waiting` while one waits for the officer. */
export type Lane = 'free' | 'asking' | 'waiting';

/** So long after its last key a scanner that ends with nothing has ended: several times the longest pause within a paper. */
const PAUSE_MS = 300;

/**
 * Reads a keyboard scanner wherever the focus is. In a free lane a scan goes to the field; otherwise it is held back whole and said so. None of
 * its keys ever reaches a button or a list.
 */
export function useScanner(said: {
  readonly lane: RefObject<Lane>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** A scan, or letters typed on a button, could not be read now; `first` has reached the field or the list it was typed into. */
  readonly onHeld: (first: string | undefined, target: EventTarget | null) => void;
  /** The next paper begins; whatever stands in the field is over. Moves the focus there. */
  readonly onBegin: (first: string | undefined, target: EventTarget | null) => void;
  /** The paper in the field has ended, though not with Enter, which the field hears itself. */
  readonly onEnd: () => void;
  /** The scanner has written the paper in the field and nothing since. */
  readonly onPause: () => void;
}): void {
  const latest = useRef(said);
  useEffect(() => {
    latest.current = said;
  });
  useEffect(() => {
    const keys = new ScannerKeys();
    let isTorn = false;
    let isDropped = false;
    const drop = (event: KeyboardEvent): void => {
      isDropped = true;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const hold = (event: KeyboardEvent, first?: string): void => {
      isTorn = !isEnd(event);
      drop(event);
      latest.current.onHeld(first, event.target);
    };
    let pause: ReturnType<typeof setTimeout> | undefined;
    const onPause = (): void => {
      const { lane, field } = latest.current;
      const line = field.current?.value.split('\n').at(-1) ?? '';
      if (lane.current === 'free' && line !== '' && line.length <= keys.paperLength) latest.current.onPause();
    };
    const awaitPause = (): void => {
      // In two halves: keys that waited while the page was busy are heard between them.
      pause = setTimeout(() => (pause = setTimeout(onPause, PAUSE_MS / 2)), PAUSE_MS / 2);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const { lane, field, onBegin, onEnd } = latest.current;
      const judged = keys.judge(event);
      if (judged === null) return;
      clearTimeout(pause);
      const { as, first, ends } = judged;
      if (as === 'tail') return drop(event);
      const [isField, isWritten] = [event.target === field.current, isTextField(event.target)];
      const presses = event.key === ' ' || event.key === 'Enter';
      isDropped = false;
      if (as !== 'scan') isTorn = false;
      // The rest of a scan that was held back when it began: it is no whole paper.
      if (isTorn) return hold(event);
      if (lane.current !== 'free') {
        if (as === 'scan') return hold(event, isWritten ? first : undefined);
        if (!isWritten && ((isTyped(event) && event.key !== ' ') || (as === 'typed' && presses))) return hold(event);
        return;
      }
      if (isField) {
        if (ends && event.key !== 'Enter') {
          drop(event);
          onEnd();
          // What an Enter has ended is not asked about once more.
        } else if (as === 'scan' && !ends) awaitPause();
        return;
      }
      if (isWritten) {
        if (first !== undefined && isTyped(event)) onBegin(first, event.target);
        return;
      }
      if (presses && as !== 'alone') return drop(event);
      // The letter itself lands in the field, because the focus is there by then.
      if (isTyped(event) && event.key !== ' ') onBegin(undefined, event.target);
    };
    // Some browsers press a button when the Space comes up.
    const onKeyUp = (event: KeyboardEvent): void => {
      if (isDropped && event.key === ' ') event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('keyup', onKeyUp, true);
    return () => {
      clearTimeout(pause);
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('keyup', onKeyUp, true);
    };
  }, []);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox')
  );
}
