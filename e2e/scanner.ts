import type { CDPSession, Page } from 'playwright-core';

/** A keyboard scanner at a screen: whole papers, key after key without a pause, each ended by Enter. It waits for nothing that the screen does. */
export class Scanner {
  private constructor(private readonly keys: CDPSession) {}

  static async at(page: Page): Promise<Scanner> {
    return new Scanner(await page.context().newCDPSession(page));
  }

  /** Types papers one upon the other; comes back when the browser has taken in the last key. */
  async scan(...papers: readonly string[]): Promise<void> {
    const taken: Promise<unknown>[] = [];
    for (const paper of papers) {
      for (const sign of paper) taken.push(this.press(sign, sign), ...(sign === ' ' ? [this.release(sign)] : []));
      taken.push(this.press('Enter', '\r'), this.release('Enter'));
    }
    await Promise.all(taken);
  }

  private press(key: string, text: string): Promise<unknown> {
    return this.keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text, windowsVirtualKeyCode: codeOf(key) });
  }

  /** Only what presses a button when it comes up: of the other keys the page hears nothing that it heeds. */
  private release(key: string): Promise<unknown> {
    return this.keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: codeOf(key) });
  }
}

/** Signs have no code of their own: their number would be that of Home or Delete. */
function codeOf(key: string): number {
  if (key === 'Enter') return 13;
  return /^[A-Za-z0-9 ]$/.test(key) ? key.toUpperCase().charCodeAt(0) : 0;
}
