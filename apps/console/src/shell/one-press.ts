import { ScannerKeys, type Judged } from './scanner-keys.js';

const PRESSED = 'button, a, [role=button], input[type=submit]';
/** Two clicks this close are one hand's, however the browser counts them: on some screens each tap counts as a first. */
const HEELS_MS = 500;
const SAME_PLACE_PX = 12;

/**
 * One press, one effect, wherever a button stands: the second click of a double click and the repeats of a key that is held down reach none. A
 * button that came to stand under the pointer meanwhile was not meant. Neither do a scanner's keys: they are meant for a field, wherever the focus is.
 */
export function keepOnePress(page: Pick<Window, 'addEventListener'>): void {
  let last: Click | null = null;
  const drop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const isOnButton = ({ target }: Event): boolean => target instanceof Element && target.closest(PRESSED) !== null;
  page.addEventListener(
    'click',
    (event) => {
      // A click that a key made has no place and no count.
      if (event.detail === 0) return;
      const follows = last !== null && isOnHeels(last, event);
      last = event;
      if ((event.detail > 1 || follows) && isOnButton(event)) drop(event);
    },
    true,
  );
  const keys = new ScannerKeys();
  let isScanned = false;
  page.addEventListener(
    'keydown',
    (event) => {
      const presses = event.key === 'Enter' || event.key === ' ';
      if (event.repeat && presses && isOnButton(event)) drop(event);
      const judged = keys.judge(event);
      if (judged === null) return;
      isScanned = !mayHave(event, judged, presses);
      // Whoever reads scans still has to see the key.
      if (isScanned) event.preventDefault();
    },
    true,
  );
  // Some browsers press a button when the Space comes up.
  page.addEventListener('keyup', (event) => isScanned && event.key === ' ' && event.preventDefault(), true);
}

/** Whether a key may do where it lands what it does there. */
function mayHave({ target, key }: KeyboardEvent, { as, ends }: Judged, presses: boolean): boolean {
  if (as === 'tail') return false;
  // A scanner that ends its lines with Tab stays in the field.
  if (target instanceof HTMLTextAreaElement) return !ends || key === 'Enter';
  // In a field of one line a scanner may write; its Enter must not send the form.
  if (isWritten(target)) return !(as === 'scan' && key === 'Enter');
  return as === 'alone' || (as === 'typed' && !presses);
}

function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
}

type Click = Pick<MouseEvent, 'timeStamp' | 'clientX' | 'clientY'>;

function isOnHeels(before: Click, { timeStamp, clientX, clientY }: Click): boolean {
  return timeStamp - before.timeStamp < HEELS_MS && Math.hypot(clientX - before.clientX, clientY - before.clientY) < SAME_PLACE_PX;
}
