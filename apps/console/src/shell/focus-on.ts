/** A `ref` for what has just come to stand in place of what had the focus: whoever cannot see the screen hears it, and goes on from there. */
export function focusOn(element: HTMLElement | null): void {
  element?.focus();
}
