import type { Locator, Page, Request } from 'playwright-core';

/** What left the page: calls that change something, with what came of them. */
interface Sent {
  readonly path: string;
  readonly status: number;
}

const QUIET_MS = 900;

/** Presses a button as an impatient hand does, and tells which changes were sent. */
export async function pressed(page: Page, button: Locator, how: 'double' | 'triple'): Promise<readonly Sent[]> {
  const sent: Promise<Sent>[] = [];
  const note = (request: Request): void => {
    if (request.method() === 'GET') return;
    sent.push(
      request.response().then((response) => ({
        path: new URL(request.url()).pathname.replace('/api/v1/', '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id'),
        status: response?.status() ?? 0,
      })),
    );
  };
  await button.waitFor();
  await button.scrollIntoViewIfNeeded();
  page.on('request', note);
  if (how === 'double') await button.dblclick();
  // Without a pause, and then on whatever has come to stand there by the time of the answer.
  else
    await button.evaluate(async (element: HTMLElement) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      element.click();
      element.click();
      for (const pause of [60, 120, 180, 240]) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        const there = document.elementFromPoint(x + width / 2, y + height / 2)?.closest('button');
        there?.click();
      }
    });
  await page.waitForTimeout(QUIET_MS);
  page.off('request', note);
  return Promise.all(sent);
}
