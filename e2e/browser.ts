import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { officerOf, type Story } from './start-product.js';

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARTIFACTS = join(__dirname, '.artifacts');
const IMAGES = join(__dirname, '..', 'docs', 'images');

/** The system's browser; `GATEBOOK_CHROMIUM` names another one. It calls nobody but the product. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env['GATEBOOK_CHROMIUM'] ?? CHROMIUMS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium is installed (Debian: apt install chromium)');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Somebody at a screen of their own, in English, on a desk of 1280 by 800; faults of the page's own code are kept. */
export async function openScreen(browser: Browser, url: string, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Asia/Ho_Chi_Minh' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  return page;
}

/** Signs in at an open screen as the story's officer of a role. */
export async function signIn(page: Page, story: Story, role: string): Promise<void> {
  const { username, password } = officerOf(story, role);
  await page.getByLabel('User name').fill(username);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Menu' }).waitFor();
}

/** Keeps a picture of the screen; for the README too when `GATEBOOK_WRITE_IMAGES=1`. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const image = await page.screenshot({ animations: 'disabled' });
  for (const folder of process.env['GATEBOOK_WRITE_IMAGES'] === '1' ? [ARTIFACTS, IMAGES] : [ARTIFACTS]) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.png`), image);
  }
}
