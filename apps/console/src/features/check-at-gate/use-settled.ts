import { useEffect, useRef } from 'react';

/** So long what has just come to stand on the screen is looked at, not pressed. */
export const SETTLED_MS = 700;

/**
 * Says of each press whether it may count. A press on what has just appeared was meant for what stood there before: it does not count, and it
 * begins the time anew, so that a hand that goes on tapping records nothing.
 */
export function useSettled(): () => boolean {
  const from = useRef(-Infinity);
  const isSettled = (): boolean => performance.now() - from.current >= SETTLED_MS;
  useEffect(() => {
    from.current = performance.now();
    // Wherever it lands: a hand in motion has not looked yet.
    const onTap = (): void => {
      if (performance.now() - from.current < SETTLED_MS) from.current = performance.now();
    };
    window.addEventListener('pointerdown', onTap, true);
    return () => window.removeEventListener('pointerdown', onTap, true);
  }, []);
  return isSettled;
}

/** Moves the focus there once a press counts, and not before: an Enter too many must find nothing. */
export function useFocusOnceSettled(element: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const timer = setTimeout(() => element.current?.focus({ preventScroll: true }), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [element]);
}
