import type { Locator, Page, Request } from 'playwright-core';

/** Longer than the console drops what follows on an answer's heels. */
const QUIET_MS = 700;
/** Slower than two clicks of one hand, so that each is one of its own. */
const SLOW_HAND_MS = 600;
const LOOK_AGAIN_MS = 50;

/** Presses buttons as an impatient hand does, and says what the screen sent because of it. */
export class Presses {
  private readonly sent: string[] = [];
  private readonly underWay = new Set<Request>();
  /** When a request was last sent or answered. */
  private lastAt = -Infinity;
  /** What was refused or failed, for whoever wonders why a screen does not show what it should. */
  readonly inVain: string[] = [];

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith('/api/v1/')) return;
      this.underWay.add(request);
      this.lastAt = performance.now();
      if (request.method() !== 'GET') this.sent.push(`${request.method()} ${shortened(pathname)}`);
    });
    page.on('requestfinished', (request) => this.isOver(request));
    page.on('requestfailed', (request) => this.isOver(request));
    page.on('response', (response) => {
      if (response.status() >= 400) this.inVain.push(`${response.status()} ${shortened(new URL(response.url()).pathname)}`);
    });
  }

  /** A triple click, and two clicks more where the button stood, whatever stands there by then. */
  async click(button: Locator): Promise<readonly string[]> {
    await button.waitFor();
    await button.scrollIntoViewIfNeeded();
    // A press on the heels of an answer is dropped on purpose: whoever means it presses later.
    await this.quiet();
    const box = await button.boundingBox();
    if (box === null) throw new Error('the button is out of view');
    const { mouse } = this.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    // A hand does not wait for the page: every press is on its way before the first has done anything.
    await Promise.all([1, 2, 3, 1, 1].flatMap((clickCount) => [mouse.down({ clickCount }), mouse.up({ clickCount })]));
    return this.quiet();
  }

  /** Goes on pressing where the button stands, slowly, until the screen shows what came of it. */
  async clickUntil(shown: Locator, button: Locator): Promise<readonly string[]> {
    await this.quiet();
    const box = await button.boundingBox();
    if (box === null) throw new Error('the button is out of view');
    while (!(await shown.isVisible())) {
      await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await this.page.waitForTimeout(SLOW_HAND_MS);
    }
    return this.quiet();
  }

  /** Enter, thrice, where the focus is put first. */
  async enter(field: Locator): Promise<readonly string[]> {
    await field.focus();
    // A press on the heels of an answer is dropped on purpose: whoever means it presses later.
    await this.quiet();
    for (let times = 0; times < 3; times += 1) await this.page.keyboard.press('Enter');
    return this.quiet();
  }

  /** The registry does once what is asked there, and its answer never arrives. */
  async loseOneAnswer(url: string): Promise<void> {
    await this.page.route(
      url,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
  }

  /** What was sent since the last call, once the screen neither changes anything nor reads. */
  async quiet(): Promise<readonly string[]> {
    const from = performance.now();
    for (;;) {
      const left = Math.max(from, this.lastAt) + QUIET_MS - performance.now();
      if (left <= 0 && this.underWay.size === 0) return this.sent.splice(0);
      await this.page.waitForTimeout(Math.max(left, LOOK_AGAIN_MS));
    }
  }

  private isOver(request: Request): void {
    if (this.underWay.delete(request)) this.lastAt = performance.now();
  }
}

/** Without the id, which differs from run to run. */
function shortened(pathname: string): string {
  return pathname.replace('/api/v1', '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*');
}
