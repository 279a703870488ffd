import type { CDPSession, Page } from 'playwright-core';

/** What scanners end a paper or a line with; `Control+j` is a line feed from one that sends signs as Control and a letter. */
export type ScannerEnd = 'Enter' | 'Tab' | 'Control+j';

/** From one key to the next. */
const PACE_SECONDS = 0.000_5;

/**
 * A keyboard scanner at a screen: whole papers, key after key without a pause, each ended by Enter. It waits for nothing that the screen does, and
 * says when each key was pressed, as a keyboard does: on a busy machine they arrive late and are none the slower.
 */
export class Scanner {
  /** When the last key was pressed, in seconds since 1970. */
  private pressedAt = 0;

  private constructor(private readonly keys: CDPSession) {}

  static async at(page: Page): Promise<Scanner> {
    return new Scanner(await page.context().newCDPSession(page));
  }

  /** Types papers one upon the other; comes back when the browser has taken in the last key. */
  async scan(...papers: readonly string[]): Promise<void> {
    await this.scanLines(papers, ['Enter']);
  }

  /** Types lines, each ended as this scanner is set to end them: with these keys, or with none. */
  async scanLines(lines: readonly string[], ends: readonly ScannerEnd[]): Promise<void> {
    const taken: Promise<unknown>[] = [];
    this.pressedAt = Math.max(this.pressedAt, Date.now() / 1_000);
    for (const line of lines) {
      for (const sign of line) taken.push(this.press(sign, sign), ...(sign === ' ' ? [this.release(sign)] : []));
      for (const end of ends) taken.push(this.end(end), this.release(end));
    }
    await Promise.all(taken);
  }

  private end(end: ScannerEnd): Promise<unknown> {
    if (end === 'Enter') return this.press(end, '\r');
    return end === 'Tab' ? this.press(end, '') : this.press('j', '', CONTROL);
  }

  private press(key: string, text: string, modifiers = 0): Promise<unknown> {
    const type = text === '' ? 'rawKeyDown' : 'keyDown';
    this.pressedAt += PACE_SECONDS;
    const timestamp = this.pressedAt;
    return this.keys.send('Input.dispatchKeyEvent', { type, key, text, modifiers, windowsVirtualKeyCode: codeOf(key), timestamp });
  }

  /** Only what presses a button when it comes up: of the other keys the page hears nothing that it heeds. */
  private release(key: string): Promise<unknown> {
    return this.keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: codeOf(key) });
  }
}

/** Of the DevTools protocol. */
const CONTROL = 2;

/** Signs have no code of their own: their number would be that of Home or Delete. */
function codeOf(key: string): number {
  if (key === 'Enter') return 13;
  if (key === 'Tab') return 9;
  return /^[A-Za-z0-9 ]$/.test(key) ? key.toUpperCase().charCodeAt(0) : 0;
}
