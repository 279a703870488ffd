import type { CheckAnswer } from '@gatebook/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { eventually } from './api-client.js';
import { openScreen, signIn, startBrowser } from './browser.js';
import { askLedger } from './ledger-of.js';
import { OfficeWork } from './office-work.js';
import { Presses } from './presses.js';
import { Scanner, type ScannerEnd } from './scanner.js';
import { startProduct, type Product, type Story } from './start-product.js';
import { passportZone } from './travel-document.js';

const GATE = 'vncn-huu-nghi';
/** Eight states of the lane, twenty-five papers in each. */
const PAPERS_A_STATE = 25;
const PHONE = { width: 360, height: 640 };
const UNKNOWN_NUMBER = 'VN-26-9999999';
/** Nobody whom the registry knows. */
const STRANGER = {
  issuer: 'LAO',
  familyName: 'VONGSA',
  givenNames: 'BOUN',
  number: 'PA778813',
  birth: '900412',
  sex: 'M',
  expiry: '320101',
} as const;

type Paper = Story['permits'][number];

describe('one intent, one effect, at the gate', () => {
  const faults: string[] = [];
  let product: Product;
  let story: Story;
  let office: OfficeWork;
  let browser: Browser;
  let page: Page;
  let presses: Presses;
  let papers: Story['permits'] = [];
  /** Permits for work of the story, each given out once. */
  const unused = function* () {
    for (;;) {
      const [next, ...rest] = papers;
      if (!next) return;
      papers = rest;
      yield next;
    }
  };

  beforeAll(async () => {
    browser = await startBrowser();
    product = await startProduct({ story: 'small' });
    story = await product.story();
    office = new OfficeWork(product.url, story);
    papers = story.permits.filter(({ type }) => type === 'VN-LABOUR-DISPATCH');
    await openGateAllNight();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  beforeEach(async () => {
    page = await openScreen(browser, product.url, faults);
    presses = new Presses(page);
  });

  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it('records nobody, whatever stands on the screen while 200 papers are scanned without a pause', async () => {
    await signIn(page, story, 'gate-officer');
    await page.getByText('Exit', { exact: true }).click();
    const scanner = await Scanner.at(page);
    const [admitted, second, third, refused] = [await admittedPaper(), await admittedPaper(), await admittedPaper(), await revokedPaper()];
    // The first two by their QR code; those behind them by their number, which has a twentieth of its signs.
    const several = (first: Paper): string[] =>
      Array.from({ length: PAPERS_A_STATE }, (_, place) => {
        const paper = [first, refused, admitted][place % 3] ?? first;
        return place < 2 ? paper.credential : paper.number;
      });
    const before = await crossings();

    // Nobody at the lane: the first paper is asked about, and those behind it wait for the officer.
    await scanner.scan(...several(admitted));
    await answerIs('admit');
    await page.locator('button:focus', { hasText: 'Passed' }).waitFor();
    // An answer of each kind.
    await scanner.scan(...several(refused));
    await answerIs('admit');
    await leaveUnrecorded();
    await scanner.scan(...several(refused));
    await answerIs('refuse');
    await scanner.scan(...several(admitted));
    await answerIs('refuse');
    await leaveUnrecorded();
    await scanner.scan(UNKNOWN_NUMBER, ...several(admitted).slice(1));
    await answerIs('refer');
    await leaveUnrecorded();
    expect(await crossings()).toBe(before);

    // One who was recorded: the next paper is the next person's, and the one behind it waits.
    await scanner.scan(admitted.credential);
    await answerIs('admit');
    expect(await presses.quiet()).not.toContain('POST /crossings');
    await page.keyboard.press('Enter');
    await page.getByTestId('recorded').waitFor();
    await scanner.scan(...several(refused));
    await answerIs('refuse');
    expect(await crossings()).toBe(before + 1);
    await leaveUnrecorded();

    // The answer to a crossing was lost: it is sent again by a press, never by a scan.
    await scanner.scan(second.credential);
    await answerIs('admit');
    await presses.loseOneAnswer('**/api/v1/crossings');
    await page.locator('button:focus', { hasText: 'Passed' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('send-again').waitFor();
    await scanner.scan(...several(refused));
    await page.getByTestId('send-again').waitFor();
    // One box says it.
    await page.getByTestId('no-connection').waitFor({ state: 'hidden' });
    // Nor is it forgotten by whoever loads the page again.
    await page.reload();
    await page.getByTestId('send-again').waitFor();
    await presses.quiet();
    expect(await presses.click(page.getByRole('button', { name: 'Send again: Passed' }))).toEqual(['POST /crossings']);
    expect(await crossings()).toBe(before + 2);

    // A check that failed: the next paper is simply the next.
    await page.route('**/api/v1/checks', (route) => route.abort(), { times: 1 });
    await scanner.scan(third.credential);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await scanner.scan(...several(refused));
    await answerIs('refuse');
    expect(await presses.quiet()).not.toContain('POST /crossings');
    expect(await crossings()).toBe(before + 2);
  }, 240_000);

  it('asks once about each paper, whatever the scanner ends it with', async () => {
    await signIn(page, story, 'gate-officer');
    const scanner = await Scanner.at(page);
    const ends: readonly (readonly ScannerEnd[])[] = [['Enter'], ['Tab'], ['Enter', 'Enter'], ['Enter', 'Control+j'], ['Control+j'], []];
    const zone = passportZone({ ...STRANGER, birth: '901301' }).split('\n');
    for (const lines of [[UNKNOWN_NUMBER], zone])
      for (const end of ends) {
        // Another lane that is free, the field in focus.
        await page.reload();
        await page.locator('textarea:focus').waitFor();
        await presses.quiet();
        await scanner.scanLines(lines, end);
        await answerIs('refer');
        expect([end, await presses.quiet()]).toEqual([end, ['POST /checks', ...(lines === zone ? ['POST /persons/read-mrz'] : [])]]);
        expect(await page.getByTestId('scan-held').count()).toBe(0);
      }
    // Nobody in the registry has this passport: what its zone says is there to compare, and what in it cannot be is said.
    expect(await page.locator('.answer-name').innerText()).toBe('VONGSA BOUN');
    expect(await page.getByTestId('compare').innerText()).toContain(`LAO ${STRANGER.number}`);
    expect(await page.getByTestId('findings').innerText()).toContain('a date that cannot be read (Birth date 901301)');
  }, 150_000);

  it('leaves to the officer a document whose number may go on', async () => {
    await signIn(page, story, 'gate-officer');
    const scanner = await Scanner.at(page);
    await page.locator('textarea:focus').waitFor();
    await presses.quiet();
    await scanner.scanLines(['LAO P1234567'], []);
    expect(await presses.quiet()).toEqual([]);
    await page.keyboard.press('Enter');
    await answerIs('refer');
    expect(await page.getByTestId('compare').innerText()).toContain('LAO P1234567');
  }, 60_000);

  it('says of somebody who goes home and is doubted that the passage is not refused', async () => {
    await signIn(page, story, 'gate-officer');
    const [first = '', second = ''] = passportZone({ ...STRANGER, issuer: 'VNM' }).split('\n');
    const digit = (Number(second[9]) + 1) % 10;
    await page.getByLabel('Scan, type or paste').fill(`${first}\n${second.slice(0, 9)}${digit}${second.slice(10)}`);
    await page.keyboard.press('Enter');
    await answerIs('refer');
    expect(await page.getByTestId('heading-home').innerText()).toContain('not refused');
    expect(await page.getByTestId('findings').innerText()).toContain('Document number');
  }, 60_000);

  it('records nobody for a hand that goes on tapping where the check was asked for', async () => {
    await page.setViewportSize(PHONE);
    await signIn(page, story, 'gate-officer');
    await page.getByText('Exit', { exact: true }).click();
    const { credential: refused } = await revokedPaper();
    await page.route('**/api/v1/checks', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await page.getByLabel('Scan, type or paste').fill(refused);
    const box = await page.getByRole('button', { name: 'Check', exact: true }).boundingBox();
    if (box === null) throw new Error('there is no button to check with');
    const before = await crossings();
    // From the top of the button to its end: wherever the buttons of the answer come to stand.
    for (let tap = 0; tap < 10; tap += 1) {
      await page.mouse.click(box.x + box.width / 4, box.y + (box.height * (tap % 5)) / 5 + 2);
      await page.waitForTimeout(350);
    }
    await answerIs('refuse');
    expect(await presses.quiet()).not.toContain('POST /crossings');
    expect(await crossings()).toBe(before);
  }, 60_000);

  it('shows the word and the name on a small phone, and records once however often it is pressed', async () => {
    await page.setViewportSize(PHONE);
    await signIn(page, story, 'gate-officer');
    await page.getByText('Exit', { exact: true }).click();
    const [admitted, refused] = [await admittedPaper(), await revokedPaper()];
    for (const [shown, advice, button] of [
      [admitted.credential, 'admit', 'Passed'],
      [refused.credential, 'refuse', 'Turned back'],
      [UNKNOWN_NUMBER, 'refer', 'Turned back'],
    ] as const) {
      const before = await crossings();
      await page.getByLabel('Scan, type or paste').fill(shown);
      expect(await presses.click(page.getByRole('button', { name: 'Check', exact: true }))).toEqual(['POST /checks']);
      await answerIs(advice);
      for (const part of ['.answer-word', '.answer-name']) expect(await isInView(page.locator(part))).toBe(true);
      expect(await isInView(page.getByRole('button', { name: button }))).toBe(true);
      expect(await presses.click(page.getByRole('button', { name: button }))).toEqual(['POST /crossings']);
      expect(await crossings()).toBe(before + 1);
      const next = page.getByRole('button', { name: 'Next person' });
      if (await next.isVisible()) expect(await presses.click(next)).toEqual([]);
    }
  }, 90_000);

  /**
   * A focal point keeps the gate open on both sides, so that the hour of the test says nothing. Until a moment: an opening without
   * an end opens nothing beyond the hours.
   */
  async function openGateAllNight(): Promise<void> {
    const until = new Date(Date.now() + 12 * 3_600_000).toISOString();
    const focal = await office.as('focal-point');
    for (const side of ['VN', 'CN'])
      await focal.post(`/gates/${GATE}/status`, {
        side,
        traffic: 'all',
        status: 'open',
        from: new Date().toISOString(),
        until,
        ground: 'festival',
        decidedBy: 'An authority (invented)',
      });
  }

  /** A paper of somebody who is admitted on leaving; each of another one, for who has left does not leave again. */
  async function admittedPaper(): Promise<Paper> {
    for (const paper of unused()) if ((await adviceOn(paper.credential)) === 'admit') return paper;
    throw new Error('the gate admits nobody of the story any more');
  }

  /** A paper that was revoked; the gate hears of that a moment later. */
  async function revokedPaper(): Promise<Paper> {
    const [permit] = unused();
    if (!permit) throw new Error('the story has no permit left');
    await (await office.as('labour-supervisor')).post(`/permits/${permit.permitId}/revoke`, { reason: 'LOST' });
    await eventually('the gate to refuse', async () => ((await adviceOn(permit.credential)) === 'refuse' ? true : null));
    return permit;
  }

  async function adviceOn(credential: string): Promise<string> {
    const gate = await office.as('gate-officer');
    const question = { gateId: GATE, direction: 'exit', traffic: 'person', subject: { credential } };
    return (await gate.post<CheckAnswer>('/checks', question)).advice;
  }

  async function answerIs(advice: string): Promise<void> {
    try {
      await page.locator(`[data-testid=answer][data-advice=${advice}]`).waitFor();
    } catch (error) {
      const shown = await page.locator('main').innerText();
      throw new Error(`the screen says no ${advice} (answered in vain: ${presses.inVain.join(', ')}): ${shown}`, { cause: error });
    }
  }

  async function leaveUnrecorded(): Promise<void> {
    await page.getByRole('button', { name: 'Wrong paper: do not record' }).click();
    await page.getByTestId('answer').waitFor({ state: 'detached' });
  }

  async function isInView(what: Locator): Promise<boolean> {
    const [box, size] = [await what.boundingBox(), page.viewportSize()];
    return (
      box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height && box.x >= 0 && box.x + box.width <= size.width
    );
  }

  async function crossings(): Promise<number> {
    const [row] = await askLedger<{ n: number }>(product.home, 'SELECT count(*)::int AS n FROM crossings.crossing');
    return row?.n ?? -1;
  }
});
