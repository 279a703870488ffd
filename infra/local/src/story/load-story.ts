import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../repository-root.js';
import { GATES, makeOffices, type StoryCast } from './make-offices.js';
import { CANE_WORKERS, CHINESE_VISITORS, LAO_VISITORS, LAO_WORKERS, personBody, type StoryPerson } from './people.js';
import { registerWorkers, type StoryWorker } from './register-workers.js';
import { signRulebooks } from './sign-rulebooks.js';
import { itemsOf, severalAtOnce, StoryApi, textOf, until } from './story-api.js';
import { stillGood } from './story-days.js';
import { recordPassings } from './tell-october.js';

const [HUU_NGHI, LA_LAY] = GATES;
/** A service says within six seconds that it has heard everything; a second more for what is told last. */
const TOLD_AND_COUNTED_MS = 7_000;
const CHONGZUO = 'lang-son--chongzuo';
const SALAVAN = 'quang-tri--salavan';

interface StoryPermit {
  readonly permitId: string;
  readonly number: string;
  readonly type: string;
  readonly credential: string;
  readonly personId: string;
}

/** Loads the small story through the outside contract alone, as offices and machines would, and writes down who can sign in. */
async function loadStory(url: string, home: string): Promise<void> {
  const marker = join(home, 'story-begun');
  if (existsSync(marker)) throw new Error(`The story was broken off while it was being loaded. Remove ${home} and start again.`);
  await writeFile(marker, '');
  const administrator = await firstAdministrator(url);
  const cast = await makeOffices(administrator);
  const client = (role: string, place = 0): Promise<StoryApi> => {
    const found = cast.clients.filter((one) => one.role === role)[place];
    if (!found) throw new Error(`the story has no client for ${role}`);
    return StoryApi.ofClient(url, found.clientId, found.clientSecret);
  };
  const officer = (role: string, place = 0): Promise<StoryApi> => {
    const found = cast.officers.filter((one) => one.role === role)[place];
    if (!found) throw new Error(`the story has no officer for ${role}`);
    return StoryApi.ofOfficer(url, found.username, found.password);
  };
  const agreements = await signRulebooks({
    administrators: [administrator, await officer('administrator')],
    focalPoints: [await officer('focal-point'), await officer('focal-point', 1)],
  });
  const labour = { officer: await client('labour-officer'), supervisor: await client('labour-supervisor') };
  const quangTri = { officer: await client('labour-officer', 1), supervisor: await client('labour-supervisor', 1) };
  const cane = await registerWorkers({
    ...labour,
    agreementId: agreements.get(CHONGZUO) ?? '',
    people: CANE_WORKERS,
    employer: {
      registrationNumber: 'CN-CZ-1120',
      side: 'CN',
      name: '宁明青坡蔗业农场',
      nameLatin: 'Qingpo Cane Farm',
      territory: 'CN:451422',
      industry: 'A',
    },
    occupation: '92',
    workplaceTerritory: 'CN:451422',
    from: '2026-10-01',
    to: '2027-01-31',
    places: 500,
    leftOver: { drafts: 1, submitted: 2 },
  });
  const lao = await registerWorkers({
    ...quangTri,
    agreementId: agreements.get(SALAVAN) ?? '',
    people: LAO_WORKERS,
    employer: {
      registrationNumber: 'VN-QT-2001',
      side: 'VN',
      name: 'Hợp tác xã Nông nghiệp Đakrông (chuyện kể)',
      territory: 'VN:VN-25:2025',
      industry: 'A',
    },
    occupation: '92',
    workplaceTerritory: 'VN:VN-25:2025',
    from: '2026-10-01',
    to: '2027-03-31',
    places: 50,
  });
  const permitOffice = await client('permit-officer');
  const visitors = [
    ...(await issueVisits(permitOffice, CHINESE_VISITORS, { gates: [HUU_NGHI], zone: ['VN:VN-09'] })),
    ...(await issueVisits(permitOffice, LAO_VISITORS, { gates: [LA_LAY], zone: ['VN:VN-25:2025'] })),
  ];
  await recordStory(await client('gate-officer'), cane, lao, visitors);
  const toldAt = Date.now();
  const permits = [...(await credentialsOf(labour.officer, cane)), ...(await credentialsOf(quangTri.officer, lao)), ...visitors];
  await makeReleases(administrator, toldAt);
  await writeStoryFile(home, url, cast, [...cane, ...lao], permits);
}

async function firstAdministrator(url: string): Promise<StoryApi> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(repositoryRoot(), 'apps/identity/dist/main.js'), 'create-administrator', 'administrator'],
    {
      env: { ...process.env, IDENTITY_PORT: '0' },
    },
  );
  const { username, password }: { username: string; password: string } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
  return StoryApi.ofOfficer(url, username, password);
}

async function issueVisits(
  office: StoryApi,
  people: readonly StoryPerson[],
  where: { gates: readonly string[]; zone: readonly string[] },
): Promise<readonly StoryPermit[]> {
  const [validFrom, validUntil] = stillGood('2026-10-15', '2026-12-31');
  return severalAtOnce(people, async (person) => {
    const personId = await office.enterPerson(personBody(person));
    const terms = {
      type: 'VN-VISIT-PERMIT',
      hostSide: 'VN',
      personId,
      validFrom,
      validUntil,
      purpose: 'relatives',
      entries: 'multiple',
      ...where,
    };
    // The permit service hears of the rulebook a moment after both sides have signed.
    const asked = await until('a visitor permit', () => office.post('/permits', terms));
    const permitId = textOf(asked, 'permitId');
    await office.post(`/permits/${permitId}/issue`);
    return {
      permitId,
      personId,
      number: textOf(asked, 'number'),
      type: 'VN-VISIT-PERMIT',
      credential: await credentialOf(office, permitId),
    };
  });
}

async function recordStory(
  gate: StoryApi,
  cane: readonly StoryWorker[],
  lao: readonly StoryWorker[],
  visitors: readonly StoryPermit[],
): Promise<void> {
  const numbers = (workers: readonly StoryWorker[]): string[] => workers.flatMap(({ permit }) => permit?.number ?? []);
  const weeks = ['2026-10-05', '2026-10-12', '2026-10-19'].map(
    (monday) => [monday, monday.replace(/\d+$/, (day) => String(Number(day) + 5).padStart(2, '0'))] as const,
  );
  await recordPassings(gate, [
    ...weeks.flatMap(([monday, saturday]) => [
      { gateId: HUU_NGHI, direction: 'exit' as const, day: monday, permitNumbers: numbers(cane), purpose: 'work' },
      { gateId: LA_LAY, direction: 'entry' as const, day: monday, permitNumbers: numbers(lao), purpose: 'work' },
      { gateId: LA_LAY, direction: 'exit' as const, day: saturday, permitNumbers: numbers(lao), purpose: 'work' },
      { gateId: HUU_NGHI, direction: 'entry' as const, day: saturday, permitNumbers: numbers(cane), purpose: 'work' },
    ]),
    {
      gateId: HUU_NGHI,
      direction: 'entry',
      day: '2026-10-27',
      permitNumbers: visitors.slice(0, 4).map(({ number }) => number),
      purpose: 'relatives',
    },
    {
      gateId: HUU_NGHI,
      direction: 'exit',
      day: '2026-10-28',
      permitNumbers: visitors.slice(0, 4).map(({ number }) => number),
      purpose: 'relatives',
    },
  ]);
}

/** A release holds its figures, so it is made once everything has been told and counted: the service refuses while it is behind. */
async function makeReleases(administrator: StoryApi, toldAt: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, toldAt + TOLD_AND_COUNTED_MS - Date.now()));
  for (const table of itemsOf({ items: await administrator.get('/tables') }))
    await until('the counts of the month', () => administrator.post(`/tables/${textOf(table, 'id')}/releases`));
}

async function credentialsOf(officer: StoryApi, workers: readonly StoryWorker[]): Promise<StoryPermit[]> {
  const permits = workers.flatMap(({ permit, personId }) => (permit ? [{ ...permit, personId }] : []));
  return Promise.all(permits.map(async (permit) => ({ ...permit, credential: await credentialOf(officer, permit.permitId) })));
}

async function credentialOf(office: StoryApi, permitId: string): Promise<string> {
  return textOf(await office.get(`/permits/${permitId}/credential`), 'credential');
}

async function writeStoryFile(
  home: string,
  url: string,
  cast: StoryCast,
  workers: readonly StoryWorker[],
  permits: readonly StoryPermit[],
): Promise<void> {
  const story = {
    url,
    officers: cast.officers,
    apiClients: cast.clients,
    people: [
      ...workers.map(({ personId }) => ({ personId, role: 'worker' })),
      ...permits.filter(({ type }) => type === 'VN-VISIT-PERMIT').map(({ personId }) => ({ personId, role: 'visitor' })),
    ],
    registrations: workers.map(({ registrationId, registrationNumber, status }) => ({
      registrationId,
      number: registrationNumber,
      status,
    })),
    permits: permits.map(({ permitId, number, type, credential }) => ({ permitId, number, type, credential })),
  };
  await writeFile(join(home, 'story.json'), `${JSON.stringify(story, null, 2)}\n`, { mode: 0o600 });
}

const { GATEBOOK_URL: url, GATEBOOK_HOME: home } = process.env;
if (url === undefined || home === undefined) throw new Error('GATEBOOK_URL and GATEBOOK_HOME say where to load the story');
await loadStory(url, home);
