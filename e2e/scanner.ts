import type { CDPSession, Page } from 'playwright-core';

/** A hand scanner that types what it reads, as quickly as the browser takes it, and an Enter after each. */
export class KeyboardScanner {
  private constructor(private readonly session: CDPSession) {}

  static async at(page: Page): Promise<KeyboardScanner> {
    return new KeyboardScanner(await page.context().newCDPSession(page));
  }

  /** Comes back when the browser has dealt with the last key. */
  async scan(text: string): Promise<void> {
    const keys = [...[...text].map((key) => ({ key, text: key })), { key: 'Enter', text: '\r' }];
    // All on their way at once: nobody waits between two keys of a scanner. Only what presses buttons has its key-up sent.
    await Promise.all(
      keys.flatMap(({ key, text: written }) => {
        const code = written === '\r' ? 13 : key.toUpperCase().charCodeAt(0);
        const common = {
          key,
          windowsVirtualKeyCode: code,
          ...(key === ' ' && { code: 'Space' }),
          ...(key === 'Enter' && { code: 'Enter' }),
        };
        return [
          this.session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common, text: written, unmodifiedText: written }),
          ...(key === ' ' || key === 'Enter' ? [this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common })] : []),
        ];
      }),
    );
  }
}
