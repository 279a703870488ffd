const PRESSED = 'button, a, [role=button], input[type=submit]';
/** Two clicks this close are one hand's, however the browser counts them: on some screens each tap counts as a first. */
const HEELS_MS = 500;
const SAME_PLACE_PX = 12;

/**
 * One press, one effect, wherever a button stands: the second click of a double click and the repeats of a key that is held down reach none. A
 * button that came to stand under the pointer meanwhile was not meant.
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
  page.addEventListener(
    'keydown',
    (event) => event.repeat && (event.key === 'Enter' || event.key === ' ') && isOnButton(event) && drop(event),
    true,
  );
}

type Click = Pick<MouseEvent, 'timeStamp' | 'clientX' | 'clientY'>;

function isOnHeels(before: Click, { timeStamp, clientX, clientY }: Click): boolean {
  return timeStamp - before.timeStamp < HEELS_MS && Math.hypot(clientX - before.clientX, clientY - before.clientY) < SAME_PLACE_PX;
}
