import type { Browser, Page } from 'playwright-core';
import { eventually } from './api-client.js';
import { openScreen, signIn, startBrowser } from './browser.js';
import { list, openPost, optionLike } from './forms.js';
import { askLedger } from './ledger-of.js';
import { KeyboardScanner } from './scanner.js';
import { startProduct, type Product, type Story } from './start-product.js';

const ROUNDS = 10;
const SCANS_A_ROUND = 20;

/** What the officer does about the answer once the scanner rests. */
const DECISIONS = ['passed', 'turned back', 'left', 'lost and sent again'] as const;

describe('a keyboard scanner at the gate', () => {
  const faults: string[] = [];
  let product: Product;
  let story: Story;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ story: 'small' }), startBrowser()]);
    story = await product.story();
    page = await openScreen(browser, product.url, faults);
    await signIn(page, story, 'gate-officer');
    await list(page, 'Gate').selectOption({ label: await optionLike(page, 'Gate', /Huu Nghi/) });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const recorded = async (): Promise<number> => {
    const [row] = await askLedger<{ n: number }>(product.home, 'SELECT count(*)::int AS n FROM crossings.crossing');
    return row?.n ?? 0;
  };
  const answer = () => page.getByTestId('answer');
  const field = () => page.getByLabel('Scan, type or paste');

  it('types 200 credentials without a pause: nothing is recorded but what the officer pressed, and that once', async () => {
    const scanner = await KeyboardScanner.at(page);
    const credentials = story.permits.map(({ credential }) => credential);
    expect(credentials.filter((text) => text.includes(' ')).length).toBeGreaterThan(20);
    const before = await recorded();
    const [advices, said] = [new Set<string | null>(), { pressed: 0 }];
    for (let round = 0; round < ROUNDS; round += 1) {
      await openPost(page);
      await page.getByText(round % 2 === 0 ? 'Exit' : 'Entry', { exact: true }).click();
      await field().focus();
      // The first is checked; the others arrive while its answer is on its way and while it waits, and with whatever has the focus.
      // Those that must be held back are cut short behind their first spaces, to save minutes: what is held is not read.
      const shown = Array.from(
        { length: SCANS_A_ROUND },
        (_, scan) => credentials[(round * SCANS_A_ROUND + scan) % credentials.length] ?? '',
      );
      for (const [scan, credential] of shown.entries())
        await scanner.scan(scan === 0 ? credential : credential.slice(0, 48) + ' ' + credential.slice(48, 60));
      await answer().waitFor();
      await scanner.scan(credentials[round] ?? '');
      await page.getByTestId('scan-held').getByText('first, then scan again').waitFor();
      advices.add(await answer().getAttribute('data-advice'));
      expect(await recorded()).toBe(before + said.pressed);
      said.pressed += await decide(DECISIONS[round % DECISIONS.length] ?? 'passed');
      expect(await recorded()).toBe(before + said.pressed);
    }
    expect([...advices].sort()).toEqual(expect.arrayContaining(['admit', 'refuse']));
    const [ids] = await askLedger<{ n: number }>(product.home, 'SELECT count(DISTINCT crossing_id)::int AS n FROM crossings.crossing');
    expect(ids?.n).toBe(before + said.pressed);
    expect(faults).toEqual([]);
  }, 170_000);

  it('begins the next check wherever the focus is, once the person was recorded', async () => {
    const scanner = await KeyboardScanner.at(page);
    const [first, second] = story.permits;
    await scanner.scan(first?.credential ?? '');
    await answer()
      .getByText(first?.number ?? '')
      .waitFor();
    await page.getByRole('button', { name: 'Passed' }).click();
    await page.locator('button:focus', { hasText: 'Next person' }).waitFor();
    await scanner.scan(second?.credential ?? '');
    await answer()
      .getByText(second?.number ?? '')
      .waitFor();
    await page.getByRole('button', { name: 'Turned back' }).click();
    await page.getByTestId('recorded').waitFor();
    await page.getByRole('button', { name: 'Next person' }).click();
  }, 60_000);

  it('records one crossing a check, however the buttons are pressed and whatever answer is lost', async () => {
    const before = await recorded();
    await field().fill(story.permits[2]?.number ?? '');
    await page.keyboard.press('Enter');
    await answer().waitFor();
    await page.getByRole('button', { name: 'Passed' }).evaluate((button: HTMLElement) => {
      for (let press = 0; press < 3; press += 1) button.click();
      button.parentElement?.querySelector<HTMLElement>('button:last-child')?.click();
    });
    await page.getByTestId('recorded').waitFor();
    expect(await recorded()).toBe(before + 1);
    await page.getByRole('button', { name: 'Next person' }).click();
  }, 60_000);

  /** Says how many crossings that makes. */
  async function decide(decision: (typeof DECISIONS)[number]): Promise<number> {
    if (decision === 'left') {
      await page.getByRole('button', { name: 'Wrong paper: do not record' }).click();
      await answer().waitFor({ state: 'detached' });
      return 0;
    }
    if (decision === 'lost and sent again') {
      // The registry records it, and its answer never comes.
      await page.route('**/api/v1/crossings', async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      });
      await page.getByRole('button', { name: 'Passed' }).click();
      await page.getByTestId('send-again').waitFor();
      expect(await page.getByRole('button', { name: 'Turned back', exact: true }).count()).toBe(0);
      await page.unroute('**/api/v1/crossings');
      await page.getByRole('button', { name: 'Send again: Passed' }).click();
    } else await page.getByRole('button', { name: decision === 'passed' ? 'Passed' : 'Turned back', exact: true }).dblclick();
    await page.getByTestId('recorded').waitFor();
    await eventually('the next person', async () => {
      await page.getByRole('button', { name: 'Next person' }).click();
      return (await answer().count()) === 0 ? true : null;
    });
    return 1;
  }
});
