import type { Locator, Page } from 'playwright-core';

const ZONE = 'Asia/Ho_Chi_Minh';

/** From the zone to a person in the registry who is nobody known. */
export async function enterPerson(page: Page, zone: string, ownScript: string, home: string): Promise<void> {
  await page.getByLabel('Machine readable zone').fill(zone);
  await page.getByRole('button', { name: 'Read the zone' }).click();
  await expectValue(page, 'Document number', zone.split('\n')[1]?.slice(0, 8) ?? '');
  await page.getByLabel('Name in own script').fill(ownScript);
  await choose(page, 'Home territory', home);
  await page.getByRole('button', { name: 'Save this person' }).click();
  await page.getByText('Is in the registry.', { exact: false }).waitFor();
}

export async function shownPermit(page: Page): Promise<string> {
  await page.getByTestId('qr').waitFor();
  expect(await page.getByTestId('qr').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(
    0,
  );
  await status(page, 'issued');
  return page.getByTestId('permit-number').innerText();
}

export async function status(page: Page, wanted: string): Promise<void> {
  await page.locator(`[data-testid=status][data-status=${wanted}]`).first().waitFor();
}

export async function choose(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByRole('textbox', { name: label })
    .or(page.getByRole('combobox', { name: label }))
    .first()
    .fill(text);
  await page.getByRole('option', { name: text }).first().click();
}

export async function expectValue(page: Page, label: string, value: string): Promise<void> {
  await page.waitForFunction(
    ([name, wanted]) =>
      [...document.querySelectorAll('label')].some(
        (one) => one.textContent?.startsWith(name ?? '') && one.control && 'value' in one.control && one.control.value === wanted,
      ),
    [label, value],
  );
}

export function list(page: Page, label: string): Locator {
  return page.getByRole('combobox', { name: label, exact: true });
}

export async function optionLike(page: Page, label: string, text: RegExp): Promise<string> {
  const options = list(page, label).locator('option', { hasText: text });
  await options.first().waitFor({ state: 'attached' });
  return options.first().innerText();
}

/** A day from today by the gates' clock. */
export function dayFrom(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(Date.now() + days * 86_400_000));
}

/** Unfolds gate, lane and direction, which are one line after the first check. */
export async function openPost(page: Page): Promise<void> {
  const fold = page.getByTestId('post-line').getByRole('button');
  if (await fold.isVisible()) await fold.click();
  await list(page, 'Gate').waitFor();
}

/** Terms of a visit that a rule in force allows, from today. */
export async function fillTerms(page: Page): Promise<void> {
  const rule = 'Type, by a rule in force';
  await list(page, rule).selectOption({ label: await optionLike(page, rule, /^Visit permit.*Quang Tri – Salavan/) });
  await list(page, 'Purpose').selectOption('relatives');
  await page.getByLabel('Valid from').fill(dayFrom(0));
  await page.getByLabel('Valid until').fill(dayFrom(30));
}

/** A contract under the story's agreement, from today. */
export async function fillContract(page: Page, insurance: string): Promise<void> {
  await list(page, 'Agreement').selectOption({ label: await optionLike(page, 'Agreement', /^Lang Son – Chongzuo/) });
  await list(page, 'Employer').selectOption({ label: 'Qingpo Cane Farm' });
  await choose(page, 'Occupation (ISCO-08)', '(92)');
  await choose(page, 'Workplace', 'Ningming');
  await page.getByLabel(/^From/).fill(dayFrom(0));
  await page.getByLabel(/^To\b/).fill(dayFrom(60));
  await page.getByLabel('Health check on').fill(dayFrom(-20));
  await page.getByLabel('Health check valid until').fill(dayFrom(300));
  await page.getByLabel('Insurance number').fill(insurance);
  await page.getByLabel('Insured until').fill(dayFrom(300));
}
