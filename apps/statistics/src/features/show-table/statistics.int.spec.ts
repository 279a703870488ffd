import {
  CROSSING_RECORDED,
  GET_TABLE_DATA,
  LIST_RELEASES,
  LIST_TABLES,
  MAKE_RELEASE,
  REGISTRATION_CHANGED,
  type CrossingRecorded,
  type RegistrationChanged,
  type TableData,
} from '@gatebook/contracts';
import { anActor, startTestService, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { STATISTICS_SERVICE } from '../../service.js';

const CROSSINGS = 'crossings-by-gate-and-day';
const WORKERS = 'workers-by-territory-sex-and-occupation';
const LANG_SON = 'VN:VN-09';

describe('statistics', () => {
  let statistics: TestService;
  beforeAll(async () => {
    statistics = await startTestService(STATISTICS_SERVICE, { clock: new TestClock(new Date('2026-11-21T03:00:00Z')) });
  }, 60_000);
  afterAll(() => statistics.stop());

  const analyst = (territory: string) => ({ actor: anActor('province-analyst', { territory }) });
  const rows = <Row>(sql: string): Promise<Row[]> => statistics.service.dataSource.query(sql);
  const counted = async (): Promise<number> =>
    Number((await rows<{ n: string }>('SELECT coalesce(sum(crossings), 0) AS n FROM crossing_cell'))[0]?.n);

  it('counts each crossing once, delivered one to five times in any order', async () => {
    const bodies = [
      ...Array.from({ length: 12 }, () => aCrossing()),
      ...Array.from({ length: 9 }, () => aCrossing({ direction: 'entry' })),
      ...Array.from({ length: 11 }, () => aCrossing({ gateId: 'vnla-la-lay' })),
      ...Array.from({ length: 20 }, () => aCrossing({ localDay: '2026-11-02' })),
      aCrossing({ outcome: 'turned-back' }),
    ];
    const deliveries = bodies.flatMap((body) => {
      const eventId = uuid();
      return Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => ({ body, eventId }));
    });
    for (const { body, eventId } of shuffled(deliveries)) await statistics.tell(CROSSING_RECORDED, body, { eventId });
    await until(async () => (await counted()) === bodies.length, counted);
    await statistics.tell(CROSSING_RECORDED, aCrossing({ localDay: '2026-11-03' }));
    await until(async () => (await counted()) === bodies.length + 1, counted);
  });

  it('shows closed months only, nothing under ten, no totals, to its own territory', async () => {
    const made = await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS });
    expect(made).toMatchObject({ release: 1, status: 'provisional', until: '2026-10', cells: 3, suppressed: 1 });
    const data = await ask({ tableId: CROSSINGS, month: '2026-10' }, LANG_SON);
    expect(data.cells).toEqual([
      {
        month: '2026-10',
        gate: 'vncn-huu-nghi',
        day: '2026-10-05',
        direction: 'entry',
        traffic: 'person',
        crossings: null,
        flag: 'suppressed',
      },
      { month: '2026-10', gate: 'vncn-huu-nghi', day: '2026-10-05', direction: 'exit', traffic: 'person', crossings: 12 },
    ]);
    expect(data.notes[0]).toMatch(/Not for release/);
  });

  it('answers the same for ever, also after more was counted', async () => {
    const first = await ask({ tableId: CROSSINGS, release: '1' }, LANG_SON);
    const before = await counted();
    for (let i = 0; i < 3; i++) await statistics.tell(CROSSING_RECORDED, aCrossing({ direction: 'entry' }));
    await until(async () => (await counted()) === before + 3);
    await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS });
    expect(await ask({ tableId: CROSSINGS, release: '1' }, LANG_SON)).toEqual(first);
    expect((await ask({ tableId: CROSSINGS }, LANG_SON)).cells[0]).toMatchObject({ direction: 'entry', crossings: 12 });
    expect(await statistics.ask(LIST_RELEASES, { tableId: CROSSINGS })).toHaveLength(2);
  });

  it('gives CSV, describes its tables, and refuses unknown tables, releases and dimensions', async () => {
    const csv = await statistics.askWhole(
      GET_TABLE_DATA,
      { tableId: CROSSINGS, direction: 'exit' },
      { ...analyst(LANG_SON), accept: 'text/csv' },
    );
    expect(csv.contentType).toMatch(/text\/csv/);
    expect(csv.body).toBe('month,gate,day,direction,traffic,crossings,flag\r\n2026-10,vncn-huu-nghi,2026-10-05,exit,person,12,\r\n');
    const tables = await statistics.ask(LIST_TABLES, {});
    expect(tables.map(({ id, unit }) => [id, unit])).toEqual([
      [CROSSINGS, 'crossings'],
      [WORKERS, 'persons'],
    ]);
    await expect(ask({ tableId: 'nothing' }, LANG_SON)).rejects.toMatchObject({ code: 'TABLE_UNKNOWN' });
    await expect(ask({ tableId: CROSSINGS, release: '99' }, LANG_SON)).rejects.toMatchObject({ code: 'RELEASE_UNKNOWN' });
    await expect(ask({ tableId: WORKERS, gate: 'x' }, LANG_SON)).rejects.toMatchObject({ code: 'DIMENSION_UNKNOWN' });
  });

  it('counts workers as distinct persons at the end of the month, whatever the order of the versions', async () => {
    const people = Array.from({ length: 12 }, () => uuid());
    const versions = people.flatMap((personId) => {
      const registration = aRegistration({ personId });
      const renewed = aRegistration({ personId });
      return [registration, renewed].flatMap((one) => [
        { ...one, version: 1, status: 'submitted' as const },
        { ...one, version: 2, status: 'active' as const },
      ]);
    });
    const over = aRegistration();
    const ended = [
      { ...over, version: 3, status: 'ended' as const, changedAt: '2026-10-20T03:00:00Z' },
      { ...over, version: 2, status: 'active' as const },
    ];
    for (const body of shuffled([...versions, ...ended])) await statistics.tell(REGISTRATION_CHANGED, body);
    await until(
      async () => Number((await rows<{ n: string }>('SELECT count(*) AS n FROM registration_version'))[0]?.n) === versions.length + 2,
    );
    await statistics.ask(MAKE_RELEASE, { tableId: WORKERS });
    const { cells } = await ask({ tableId: WORKERS, month: '2026-10' }, LANG_SON);
    expect(cells).toEqual([
      { month: '2026-10', homeTerritory: LANG_SON, hostTerritory: 'CN:451400', sex: '2', occupation: '92', workers: 12 },
    ]);
  });

  function ask(query: { tableId: string; release?: string; month?: string; gate?: string }, territory: string): Promise<TableData> {
    return statistics.ask(GET_TABLE_DATA, query, analyst(territory));
  }
});

function aCrossing(crossing: Partial<CrossingRecorded> = {}): CrossingRecorded {
  return {
    crossingId: uuid(),
    gateId: 'vncn-huu-nghi',
    direction: 'exit',
    occurredAt: '2026-10-05T02:00:00Z',
    recordedAt: '2026-10-05T02:00:01Z',
    localDay: '2026-10-05',
    outcome: 'passed',
    traffic: 'person',
    towardsHost: true,
    flags: [],
    ...crossing,
  };
}

function aRegistration(registration: Partial<RegistrationChanged> = {}): RegistrationChanged {
  return {
    registrationId: uuid(),
    version: 1,
    status: 'active',
    number: 'VN-R-26-1',
    officeId: uuid(),
    personId: uuid(),
    agreementId: uuid(),
    corridorId: 'lang-son--chongzuo',
    employerId: uuid(),
    employerName: 'Cane Farm',
    hostSide: 'CN',
    homeTerritory: LANG_SON,
    hostTerritory: 'CN:451400',
    occupation: '92',
    industry: 'A',
    sex: '2',
    birthYear: 1994,
    nationality: 'VNM',
    contractFrom: '2026-10-01',
    contractTo: '2026-12-31',
    permitType: null,
    changedAt: '2026-10-01T00:00:00Z',
    ...registration,
  };
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
