import type { RegisterPerson } from '@gatebook/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { openScreen, signIn, startBrowser } from './browser.js';
import { choose, dayFrom, fillContract, fillTerms, list, optionLike, status } from './forms.js';
import { askLedger } from './ledger-of.js';
import { hanoiDay, OfficeWork } from './office-work.js';
import { Presses } from './presses.js';
import { startProduct, type Product, type Story } from './start-product.js';
import { passportZone, type InventedPassport } from './travel-document.js';

describe('one intent, one effect, under hasty hands in the offices', () => {
  const faults: string[] = [];
  let product: Product;
  let story: Story;
  let office: OfficeWork;
  let browser: Browser;
  let page: Page;
  let presses: Presses;

  beforeAll(async () => {
    browser = await startBrowser();
    product = await startProduct({ story: 'small' });
    story = await product.story();
    office = new OfficeWork(product.url, story);
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

  const worker = {
    issuer: 'VNM',
    familyName: 'MA',
    givenNames: 'THI TUYET',
    number: 'P9410771',
    birth: '950411',
    sex: 'F',
    expiry: '330815',
  } as const;
  const visitor = {
    issuer: 'LAO',
    familyName: 'LATSAMY',
    givenNames: 'DAO',
    number: 'PB880771',
    birth: '870411',
    sex: 'F',
    expiry: '320520',
  } as const;

  it('registers a worker once, and decides of the registration once', async () => {
    await signIn(page, story, 'labour-officer');
    await page.getByRole('link', { name: 'Register a worker' }).first().click();
    await fillPerson(passportZone(worker), 'Ma Thị Tuyết', 'Lạng Sơn');
    expect(await presses.click(button('Save this person'))).toEqual(['POST /persons']);
    expect(await personsWith(worker.number)).toBe(1);
    await fillContract(page, 'BH-HASTY-1');
    expect(await presses.click(button('Save draft'))).toEqual(['POST /registrations']);
    await status(page, 'draft');
    expect(await presses.click(button('Submit'))).toEqual(['POST /registrations/*/submit']);
    await status(page, 'submitted');
    const at = page.url();

    await as('labour-supervisor', at);
    await page.getByLabel('Reason').fill('A paper is missing');
    expect(await presses.click(button('Return'))).toEqual(['POST /registrations/*/return']);
    await as('labour-officer', at);
    // A returned one is a draft again.
    await status(page, 'draft');
    expect(await presses.click(button('Submit'))).toEqual(['POST /registrations/*/submit']);
    await as('labour-supervisor', at);
    expect(await presses.click(button('Approve'))).toEqual(['POST /registrations/*/approve']);
    await status(page, 'active');
    await page.getByLabel('Reason').fill('Asked by the employer');
    // A hand that goes on pressing where the button stood is asked, and undoes nothing.
    const question = page.getByRole('group', { name: 'It is good again at once.' });
    expect(await presses.clickUntil(question, button('Suspend'))).toEqual(['POST /registrations/*/suspend']);
    await status(page, 'suspended');
    // The registry answers, and the page takes long to come: what is pressed meanwhile was meant for what still stands there.
    const reading = `**/api/v1/registrations/${at.split('/').pop()}`;
    await page.route(reading, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      await route.continue();
    });
    expect(await presses.clickUntil(button('Suspend'), question.getByRole('button', { name: 'Reinstate' }))).toEqual([
      'POST /registrations/*/reinstate',
    ]);
    await page.unroute(reading);
    await status(page, 'active');
    await page.getByLabel('Reason').fill('Went home');
    expect(await presses.click(button('End'))).toEqual([]);
    expect(await presses.click(button('End'))).toEqual(['POST /registrations/*/end']);
    expect(await registrationsOf(worker.number)).toBe(1);
  }, 180_000);

  it('refuses a registration once, and asks before', async () => {
    const { personId } = await office.registerPerson(personOf({ ...worker, number: 'P9410772', givenNames: 'THI NHUNG', birth: '910317' }));
    const job = await storyJob();
    const { registrationId } = await office.draft(personId, job);
    await (await office.as('labour-officer')).post(`/registrations/${registrationId}/submit`);
    await as('labour-supervisor', `${product.url}/registrations/${registrationId}`);
    await page.getByLabel('Reason').fill('Not under this agreement');
    expect(await presses.click(button('Refuse'))).toEqual([]);
    expect(await presses.click(button('Refuse'))).toEqual(['POST /registrations/*/refuse']);
    await status(page, 'refused');
  }, 60_000);

  it('asks who it is before anybody is made, and goes on with who is known', async () => {
    await signIn(page, story, 'permit-officer');
    await page.getByRole('link', { name: 'Issue a permit' }).first().click();
    await fillPerson(passportZone(visitor), 'ດາວ ລາດສະໝີ', 'Salavan');
    expect(await presses.click(button('Save this person'))).toEqual(['POST /persons']);
    // The same passport, the same issuer: nobody is made, and the officer is asked.
    await page.goto(`${product.url}/permits/new`);
    await fillPerson(passportZone(visitor), 'ດາວ ລາດສະໝີ', 'Salavan');
    expect(await presses.click(button('Save this person'))).toEqual(['POST /persons']);
    await page.getByTestId('possible-duplicates').waitFor();
    // Whoever cannot see it comes back to the button that led to it, and hears the question.
    await page.getByRole('button', { name: 'Back to the form' }).click();
    await page.locator('button:focus', { hasText: 'Save this person' }).waitFor();
    await presses.quiet();
    await page.keyboard.press('Enter');
    await page.locator('h2:focus', { hasText: 'Who is it?' }).waitFor();
    expect(await presses.quiet()).toEqual(['POST /persons']);
    await page.getByTestId('possible-duplicates').waitFor();
    expect(await personsWith(visitor.number)).toBe(1);
    expect(await presses.click(button('This is the same person'))).toEqual([]);
    expect(await presses.click(button('Go on with this person'))).toEqual([]);
    await page.getByText('Is in the registry.', { exact: false }).waitFor();
    expect(await personsWith(visitor.number)).toBe(1);
  }, 90_000);

  it('makes another person only by word, once, and writes into a record once', async () => {
    await signIn(page, story, 'permit-officer');
    const twin = passportZone({ ...visitor, number: 'PB880772' });
    await page.getByRole('link', { name: 'Issue a permit' }).first().click();
    await fillPerson(twin, 'ດາວ ລາດສະໝີ', 'Salavan');
    expect(await presses.click(button('Save this person'))).toEqual(['POST /persons']);
    await page.getByTestId('possible-duplicates').waitFor();
    expect(await presses.click(button('No, this is another person'))).toEqual(['POST /persons']);
    await page.getByText('Is in the registry.', { exact: false }).waitFor();
    expect(await personsWith('PB880772')).toBe(1);
    // Another home, told with the same passport: it goes into the record, once.
    await page.goto(`${product.url}/permits/new`);
    await fillPerson(twin, 'ດາວ ລາດສະໝີ', 'Champasak');
    expect(await presses.click(button('Save this person'))).toEqual(['POST /persons']);
    // One document of two people wants a reason.
    expect(await button('No, this is another person').isDisabled()).toBe(true);
    await presses.click(button('This is the same person').first());
    expect(await presses.click(button('Write it and go on'))).toEqual(['PATCH /persons/*']);
    expect(await personsWith('PB880772')).toBe(1);
  }, 90_000);

  it('issues a visitor’s permit once, and decides of it once', async () => {
    await signIn(page, story, 'permit-officer');
    await page.getByRole('link', { name: 'Issue a permit' }).first().click();
    await fillPerson(
      passportZone({ ...visitor, number: 'PB880773', familyName: 'PHIMMASONE', givenNames: 'KEO', birth: '790123' }),
      'ແກ້ວ ພິມມະສອນ',
      'Salavan',
    );
    expect(await presses.click(button('Save this person'))).toEqual(['POST /persons']);
    await fillTerms(page);
    expect(await presses.click(button('Issue the permit'))).toEqual(['POST /permits', 'POST /permits/*/issue']);
    await status(page, 'issued');
    expect(await permitsOf('PB880773')).toBe(1);
    await list(page, 'Reason').selectOption('LOST');
    expect(await presses.click(button('Suspend'))).toEqual(['POST /permits/*/suspend']);
    await status(page, 'suspended');
    expect(await presses.click(button('Reinstate'))).toEqual([]);
    expect(await presses.click(button('Reinstate'))).toEqual(['POST /permits/*/reinstate']);
    await status(page, 'issued');
    const lost = page.url();
    await list(page, 'Reason').selectOption('LOST');
    expect(await presses.click(button('New card'))).toEqual([]);
    expect(await presses.click(button('New card'))).toEqual(['POST /permits/*/reissue']);
    await page.waitForURL((url) => url.href !== lost);
    await status(page, 'issued');
    expect(await permitsOf('PB880773')).toBe(2);
    await list(page, 'Reason').selectOption('STOLEN');
    expect(await presses.click(button('Revoke'))).toEqual([]);
    expect(await presses.click(button('Revoke'))).toEqual(['POST /permits/*/revoke']);
    await status(page, 'revoked');
  }, 90_000);

  it('makes one permit though an answer was lost, and shows it to whoever loads the page again', async () => {
    await signIn(page, story, 'permit-officer');
    const enterVisitor = async (who: Pick<InventedPassport, 'number' | 'familyName' | 'givenNames' | 'birth'>): Promise<void> => {
      await page.goto(`${product.url}/permits/new`);
      await fillPerson(passportZone({ ...visitor, ...who }), '', 'Salavan');
      expect(await presses.click(button('Save this person'))).toEqual(['POST /persons']);
      await fillTerms(page);
    };
    await enterVisitor({ number: 'PB880776', familyName: 'KEOVONGSA', givenNames: 'SOM', birth: '690123' });
    // A day that is past is not sent.
    await page.getByLabel('Valid from').fill(dayFrom(-1));
    await page.getByText('The first day is past.', { exact: false }).waitFor();
    expect(await presses.click(button('Issue the permit'))).toEqual([]);
    await page.getByLabel('Valid from').fill(dayFrom(0));
    await presses.loseOneAnswer('**/api/v1/permits');
    expect(await presses.click(button('Issue the permit'))).toEqual(['POST /permits']);
    await page.getByText('The permit may have been created.', { exact: false }).waitFor();
    expect(await page.getByTestId('no-connection').isVisible()).toBe(false);
    expect(await presses.click(button('Issue the permit'))).toEqual(['POST /permits', 'POST /permits/*/issue']);
    await status(page, 'issued');
    expect(await permitsOf('PB880776')).toBe(1);

    await enterVisitor({ number: 'PB880777', familyName: 'PHOMMAVONG', givenNames: 'BOUNMY', birth: '730815' });
    await page.route('**/permits/*/issue', (route) => route.abort(), { times: 1 });
    expect(await presses.click(button('Issue the permit'))).toEqual(['POST /permits', 'POST /permits/*/issue']);
    await page.reload();
    const left = page.getByTestId('earlier-permits');
    await left.getByText('Requested and not issued.', { exact: false }).waitFor();
    await left.getByRole('link').first().click();
    await status(page, 'requested');
    expect(await presses.click(button('Issue'))).toEqual(['POST /permits/*/issue']);
    await status(page, 'issued');
    expect(await permitsOf('PB880777')).toBe(1);
  }, 90_000);

  it('issues or refuses once what was asked for elsewhere', async () => {
    const clerk = await office.as('permit-officer');
    const asked = async (number: string): Promise<string> => {
      const { personId } = await office.registerPerson(
        personOf({ ...visitor, number, familyName: 'VILAYVANH', givenNames: 'SENG', birth: `8${number.slice(-1)}0917` }),
        'permit-officer',
      );
      const terms = {
        type: 'VN-VISIT-PERMIT',
        hostSide: 'VN',
        personId,
        validFrom: hanoiDay(0),
        validUntil: hanoiDay(20),
        purpose: 'relatives',
        entries: 'multiple',
        gates: ['vnla-la-lay'],
        zone: ['VN:VN-25:2025'],
      };
      return (await clerk.post<{ permitId: string }>('/permits', terms)).permitId;
    };
    await as('permit-officer', `${product.url}/permits/${await asked('PB880774')}`);
    expect(await presses.click(button('Issue'))).toEqual(['POST /permits/*/issue']);
    await status(page, 'issued');
    await page.goto(`${product.url}/permits/${await asked('PB880775')}`);
    await list(page, 'Reason').selectOption('HOLDER_ASKED');
    expect(await presses.click(button('Refuse'))).toEqual([]);
    expect(await presses.click(button('Refuse'))).toEqual(['POST /permits/*/refuse']);
    await status(page, 'refused');
  }, 90_000);

  it('enters an employer, an office, an officer and a client once, and ends an access once', async () => {
    await as('labour-officer', `${product.url}/employers`);
    await page.getByLabel('Registration number').fill('VN-HASTY-1');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Hasty Farm (invented)');
    await choose(page, 'Territory', 'Lạng Sơn');
    await choose(page, 'Industry (ISIC)', '(A)');
    expect(await presses.click(button('Add'))).toEqual(['POST /employers']);
    expect(await rows('workers.employer WHERE registration_number = $1', 'VN-HASTY-1')).toBe(1);

    await as('administrator', `${product.url}/offices`);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Hasty office (invented)');
    await choose(page, 'Territory', 'Lạng Sơn');
    expect(await presses.click(button('Add the office'))).toEqual(['POST /offices']);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Hasty keys (invented)');
    expect(await presses.enter(page.getByRole('textbox', { name: 'Name', exact: true }))).toEqual(['POST /offices']);
    expect(await rows('identity.office WHERE name LIKE $1', 'Hasty%')).toBe(2);

    await page.getByRole('link', { name: 'Officers' }).click();
    await page.getByLabel('User name').fill('hasty.officer');
    await page.getByLabel('First password').fill('twelve-or-more-signs');
    await list(page, 'Office').selectOption({ label: await optionLike(page, 'Office', /Hasty office/) });
    expect(await presses.click(button('Add the officer'))).toEqual(['POST /officers']);
    const officer = page.getByRole('row', { name: /hasty\.officer/ });
    expect(await presses.click(officer.getByRole('button', { name: 'End access' }))).toEqual([]);
    expect(await presses.click(officer.getByRole('button', { name: 'End access' }))).toEqual(['POST /officers/*/deactivate']);
    await officer.getByText('Ended').waitFor();
    expect(await rows('identity.auth_user WHERE username = $1', 'hasty.officer')).toBe(1);

    await page.getByRole('link', { name: 'API clients' }).click();
    await page.getByLabel('What it is for').fill('Hasty client');
    await list(page, 'Office').selectOption({ label: await optionLike(page, 'Office', /Hasty office/) });
    expect(await presses.click(button('Add the client'))).toEqual(['POST /api-clients']);
    const client = page.getByRole('row', { name: /Hasty client/ });
    expect(await presses.click(client.getByRole('button', { name: 'Revoke' }))).toEqual([]);
    expect(await presses.click(client.getByRole('button', { name: 'Revoke' }))).toEqual(['POST /api-clients/*/revoke']);
    await client.getByText('Revoked').waitFor();
    expect(await rows('identity.api_client WHERE name = $1', 'Hasty client')).toBe(1);
  }, 150_000);

  it('signs in and out once', async () => {
    const { username, password } = story.officers.find(({ role }) => role === 'auditor') ?? { username: '', password: '' };
    await page.getByLabel('User name').fill(username);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    expect(await presses.enter(page.getByRole('textbox', { name: 'Password' }))).toEqual(['POST /session']);
    await page.getByRole('navigation', { name: 'Menu' }).waitFor();
    expect(await presses.click(button('Sign out'))).toEqual(['DELETE /session']);
    await button('Sign in').waitFor();
  }, 60_000);

  function button(name: string): Locator {
    return page.getByRole('button', { name, exact: true });
  }

  /** Another officer at the same screen. */
  async function as(role: string, url: string): Promise<void> {
    const signOut = button('Sign out');
    if (await signOut.isVisible()) await signOut.click();
    await button('Sign in').waitFor();
    await signIn(page, story, role);
    await page.goto(url);
    await page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first()
      .waitFor();
  }

  async function fillPerson(zone: string, ownScript: string, home: string): Promise<void> {
    await page.getByLabel('Machine readable zone').fill(zone);
    // It only reads, and may be asked for as often as one likes.
    expect(new Set(await presses.click(button('Read the zone')))).toEqual(new Set(['POST /persons/read-mrz']));
    await page.getByLabel('Name in own script').fill(ownScript);
    await choose(page, 'Home territory', home);
  }

  /** The contract of the story's own registrations, from today. */
  async function storyJob() {
    const officer = await office.as('labour-officer');
    const { agreementId, employerId, contract } = await officer.get<{
      agreementId: string;
      employerId: string;
      contract: { occupation: string; workplaceTerritory: string; from: string; to: string };
    }>(`/registrations/${story.registrations[0]?.registrationId}`);
    return { agreementId, employerId, contract: { ...contract, from: dayFrom(0), to: dayFrom(60) } };
  }

  async function rows(where: string, ...values: readonly string[]): Promise<number> {
    const [row] = await askLedger<{ n: number }>(product.home, `SELECT count(*)::int AS n FROM ${where}`, values);
    return row?.n ?? -1;
  }

  /** By the search of the registry, which alone can read a number. */
  async function foundBy(number: string): Promise<readonly string[]> {
    const clerk = await office.as('permit-officer');
    const { candidates } = await clerk.post<{ candidates: readonly { personId: string }[] }>(
      '/persons/search',
      { document: { type: 'passport', issuer: number.startsWith('PB') ? 'LAO' : 'VNM', number } },
      { Purpose: 'permit-issue' },
    );
    return candidates.map(({ personId }) => personId);
  }

  async function personsWith(number: string): Promise<number> {
    return (await foundBy(number)).length;
  }

  async function registrationsOf(number: string): Promise<number> {
    const [personId = ''] = await foundBy(number);
    return rows('workers.registration WHERE person_id = $1', personId);
  }

  async function permitsOf(number: string): Promise<number> {
    const [personId = ''] = await foundBy(number);
    return rows('permits.permit WHERE person_id = $1', personId);
  }
});

/** The same person as a machine would register it. */
function personOf({ issuer, familyName, givenNames, number, birth, sex, expiry }: InventedPassport): RegisterPerson {
  const day = (century: string, written: string): string => `${century}${written.slice(0, 2)}-${written.slice(2, 4)}-${written.slice(4)}`;
  return {
    names: [{ script: 'Latn', familyName, givenNames, source: 'document' }],
    sex: sex === 'F' ? '2' : '1',
    birthDate: day('19', birth),
    nationality: issuer,
    homeTerritory: issuer === 'LAO' ? 'LA:LA-SL' : 'VN:VN-09',
    documents: [{ type: 'passport', issuer, number, expiresOn: day('20', expiry) }],
  };
}
