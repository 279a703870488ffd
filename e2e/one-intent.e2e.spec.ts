import type { Browser, Page } from 'playwright-core';
import { openScreen, signIn, startBrowser } from './browser.js';
import { choose, dayFrom, expectValue, list, optionLike, status } from './forms.js';
import { askLedger } from './ledger-of.js';
import { pressed } from './presses.js';
import { officerOf, startProduct, type Product, type Story } from './start-product.js';
import { passportZone, type InventedPassport } from './travel-document.js';

const WORKER = { issuer: 'VNM', familyName: 'NONG', givenNames: 'THI XUYEN', birth: '930211', sex: 'F', expiry: '340101' } as const;
const VISITOR = { issuer: 'LAO', familyName: 'VONGSA', givenNames: 'KEO', birth: '870607', sex: 'M', expiry: '330505' } as const;

describe('double and triple clicks on every button that changes something', () => {
  const faults: string[] = [];
  let product: Product;
  let story: Story;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ story: 'small' }), startBrowser()]);
    story = await product.story();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  beforeEach(async () => {
    page = await openScreen(browser, product.url, faults);
  });

  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true }).first();
  const count = async (sql: string, values: readonly unknown[] = []): Promise<number> => {
    const [row] = await askLedger<{ n: number }>(product.home, `SELECT count(*)::int AS n FROM ${sql}`, values);
    return row?.n ?? 0;
  };
  /** One change was sent, to this call, and done. */
  const once = async (name: string, call: string, how: 'double' | 'triple' = 'triple', status = 200): Promise<void> =>
    expect({ name, sent: await pressed(page, button(name), how) }).toEqual({ name, sent: [{ path: call, status }] });

  it('sign in once, add one office, officer and client, end one access, revoke one client, sign out once', async () => {
    const { username, password } = officerOf(story, 'administrator');
    await page.getByLabel('User name').fill(username);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await once('Sign in', 'session', 'double', 201);

    await page.getByLabel('Name', { exact: false }).first().fill('Office of one intent');
    await choose(page, 'Territory', 'Lạng Sơn');
    await once('Add the office', 'offices', 'triple', 201);
    expect(await count("identity.office WHERE name = 'Office of one intent'")).toBe(1);

    await page.getByRole('link', { name: 'Officers' }).click();
    await page.getByLabel('User name').fill('one.intent');
    await page.getByRole('textbox', { name: 'First password' }).fill('rain over the pass');
    await list(page, 'Office').selectOption({ label: 'Office of one intent' });
    await once('Add the officer', 'officers', 'triple', 201);
    const ended = page.getByRole('row', { name: /one\.intent/ });
    await ended.getByRole('button', { name: 'End access' }).click();
    expect(await pressed(page, ended.getByRole('button', { name: 'End access' }), 'triple')).toHaveLength(1);

    await page.getByRole('link', { name: 'API clients' }).click();
    await page.getByLabel('What it is for').fill('Machine of one intent');
    await list(page, 'Office').selectOption({ label: 'Office of one intent' });
    await once('Add the client', 'api-clients', 'double', 201);
    const revoked = page.getByRole('row', { name: /Machine of one intent/ });
    expect(await revoked.count()).toBe(1);
    await revoked.getByRole('button', { name: 'Revoke' }).click();
    expect(await pressed(page, revoked.getByRole('button', { name: 'Revoke' }), 'double')).toHaveLength(1);
    await once('Sign out', 'session', 'double', 204);
  }, 90_000);

  it('add one employer, save one person and one draft, submit and decide once', async () => {
    await signIn(page, story, 'labour-officer');
    await page.getByRole('link', { name: 'Employers' }).click();
    await page.getByLabel('Registration number').fill('451400-ONE-INTENT');
    await page.getByRole('textbox', { name: /^Name \*?$/ }).fill('宁明一意农场');
    await choose(page, 'Territory', 'Ningming');
    await choose(page, 'Industry (ISIC)', '(A)');
    await once('Add', 'employers', 'triple', 201);
    for (const [place, how] of (['triple', 'double'] as const).entries()) {
      await page.getByRole('link', { name: 'Register a worker' }).first().click();
      await readZone({
        ...WORKER,
        familyName: place === 0 ? 'NONG' : 'TRIEU',
        number: `P941${place}881`,
        birth: place === 0 ? '930211' : '810929',
      });
      await choose(page, 'Home territory', 'Lạng Sơn');
      await once('Save this person', 'persons', how, 201);
      await fillContract();
      await once('Save draft', 'registrations', how, 201);
      await status(page, 'draft');
      await once('Submit', 'registrations/:id/submit', how);
      await status(page, 'submitted');
    }
    expect(
      await count("persons.person WHERE created_at > now() - interval '10 minutes' AND nationality = 'VNM' AND sex = '2'"),
    ).toBeGreaterThan(0);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await button('Sign in').waitFor();
    await signIn(page, story, 'labour-supervisor');
    await page
      .getByRole('link', { name: /^VN-R-/ })
      .first()
      .click();
    await page.getByLabel('Reason').fill('The copy cannot be read');
    await once('Return', 'registrations/:id/return');
    await status(page, 'draft');
    await page.getByRole('link', { name: 'Registrations' }).first().click();
    await page
      .getByRole('link', { name: /^VN-R-/ })
      .first()
      .click();
    await once('Approve', 'registrations/:id/approve');
    await status(page, 'active');
    await page.getByLabel('Reason').fill('The employer asked for it');
    await once('Suspend', 'registrations/:id/suspend');
    await status(page, 'suspended');
    await once('Reinstate', 'registrations/:id/reinstate');
    await status(page, 'active');
    await page.getByLabel('Reason').fill('The contract was broken off');
    await button('End').click();
    await once('End', 'registrations/:id/end', 'double');
    await status(page, 'ended');
  }, 150_000);

  it('issue one permit, suspend, reinstate and revoke it once, and none for the past', async () => {
    await signIn(page, story, 'permit-officer');
    await page.getByRole('link', { name: 'Issue a permit' }).first().click();
    await readZone({ ...VISITOR, number: 'PB771204' });
    await choose(page, 'Home territory', 'Salavan');
    await once('Save this person', 'persons', 'double', 201);
    const rule = 'Type, by a rule in force';
    await list(page, rule).selectOption({ label: await optionLike(page, rule, /^Visit permit.*Quang Tri – Salavan/) });
    await list(page, 'Purpose').selectOption('relatives');
    await list(page, 'Gate').selectOption('vnla-la-lay');
    await page.getByLabel('Valid from').fill(dayFrom(-8));
    await page.getByLabel('Valid until').fill(dayFrom(-3));
    expect(await pressed(page, button('Issue the permit'), 'double')).toEqual([]);
    await page.getByText('This day is past.', { exact: false }).waitFor();
    await page.getByLabel('Valid from').fill(dayFrom(0));
    await page.getByLabel('Valid until').fill(dayFrom(30));
    const before = await count('permits.permit');
    expect(await pressed(page, button('Issue the permit'), 'triple')).toEqual([
      { path: 'permits', status: 201 },
      { path: 'permits/:id/issue', status: 200 },
    ]);
    await status(page, 'issued');
    expect(await count('permits.permit')).toBe(before + 1);
    await list(page, 'Reason').selectOption('LOST');
    await once('Suspend', 'permits/:id/suspend');
    await status(page, 'suspended');
    await once('Reinstate', 'permits/:id/reinstate', 'double');
    await status(page, 'issued');
    await list(page, 'Reason').selectOption('LOST');
    await button('Revoke').click();
    await once('Revoke', 'permits/:id/revoke', 'double');
    await status(page, 'revoked');
  }, 90_000);

  async function readZone(passport: InventedPassport): Promise<void> {
    await page.getByLabel('Machine readable zone').fill(passportZone(passport));
    await page.getByRole('button', { name: 'Read the zone' }).click();
    await expectValue(page, 'Document number', passport.number);
  }

  async function fillContract(): Promise<void> {
    await page.getByText('Is in the registry.', { exact: false }).waitFor();
    await list(page, 'Agreement').selectOption({ label: await optionLike(page, 'Agreement', /^Lang Son – Chongzuo/) });
    await list(page, 'Employer').selectOption({ label: 'Qingpo Cane Farm' });
    await choose(page, 'Occupation (ISCO-08)', '(92)');
    await choose(page, 'Workplace', 'Ningming');
    await page.getByLabel(/^From/).fill(dayFrom(0));
    await page.getByLabel(/^To\b/).fill(dayFrom(60));
    await page.getByLabel('Health check on').fill(dayFrom(-20));
    await page.getByLabel('Health check valid until').fill(dayFrom(300));
    await page.getByLabel('Insurance number').fill('BH-ONE-INTENT');
    await page.getByLabel('Insured until').fill(dayFrom(300));
  }
});
