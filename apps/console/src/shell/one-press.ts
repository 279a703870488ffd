const PRESSED = 'button, a, [role=button], input[type=submit]';

/**
 * One press, one effect, wherever a button stands: the second click of a double click and the repeats of a key that is held down reach none. A
 * button that came to stand under the pointer meanwhile was not meant.
 */
export function keepOnePress(page: Pick<Window, 'addEventListener'>): void {
  const drop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const isOnButton = ({ target }: Event): boolean => target instanceof Element && target.closest(PRESSED) !== null;
  page.addEventListener('click', (event) => event.detail > 1 && isOnButton(event) && drop(event), true);
  page.addEventListener(
    'keydown',
    (event) => event.repeat && (event.key === 'Enter' || event.key === ' ') && isOnButton(event) && drop(event),
    true,
  );
}
