import {
  CROSSING_RECORDED,
  GET_TABLE_DATA,
  LIST_RELEASES,
  LIST_TABLES,
  MAKE_RELEASE,
  REGISTRATION_CHANGED,
  type CrossingRecorded,
  type TableData,
} from '@gatebook/contracts';
import { anActor, randomOfRun, shuffled, startTestService, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCrossing, aRegistration, crossingsOf, LANG_SON } from '../../../test/contributions.js';
import { STATISTICS_SERVICE } from '../../service.js';

const CROSSINGS = 'crossings-by-gate-and-day';
const WORKERS = 'workers-by-territory-sex-and-occupation';
const HUU_NGHI = 'vncn-huu-nghi';
/** A month in which no cell is small. */
const AUGUST = ['2026-08-10', '2026-08-11', '2026-08-12'].map((localDay, place) => ({ localDay, people: 40 + 10 * place }));
const QUIET_MONTH = { localDay: '2026-09-10', gateId: 'vnla-lao-bao' };

type Asking = Partial<Record<'tableId' | 'release' | 'month' | 'day' | 'gate' | 'direction' | 'sex' | 'occupation', string>>;

describe('statistics', () => {
  let statistics: TestService;
  beforeAll(async () => {
    statistics = await startTestService(STATISTICS_SERVICE, {
      clock: new TestClock(new Date('2026-11-21T03:00:00Z')),
      settings: { recordKey: 'k'.repeat(43) },
    });
  }, 60_000);
  afterAll(() => statistics.stop());

  const analyst = (territory: string) => ({ actor: anActor('province-analyst', { territory }) });
  const rows = <Row>(sql: string): Promise<Row[]> => statistics.service.dataSource.query(sql);
  const counted = async (): Promise<number> =>
    Number((await rows<{ n: string }>('SELECT coalesce(sum(crossings), 0) AS n FROM crossing_cell'))[0]?.n);

  async function record(crossings: readonly CrossingRecorded[]): Promise<void> {
    const before = await counted();
    for (const body of crossings) await statistics.tell(CROSSING_RECORDED, body);
    await until(async () => (await counted()) === before + crossings.length, counted);
  }

  async function valueOf(asked: Asking, territory = LANG_SON): Promise<number | null | undefined> {
    const { cells } = await ask({ month: '2026-10', gate: HUU_NGHI, direction: 'exit', ...asked }, territory);
    const value = cells[0]?.['crossings'];
    return value === undefined || value === null ? value : Number(value);
  }

  it('counts each crossing once, delivered one to five times in any order', async () => {
    const bodies = [
      ...crossingsOf(40),
      ...crossingsOf(9, { direction: 'entry' }),
      ...crossingsOf(60, { gateId: 'vnla-la-lay' }),
      ...crossingsOf(50, { localDay: '2026-10-06' }),
      ...Array.from({ length: 30 }, () => aCrossing({ localDay: '2026-10-07' })),
      ...crossingsOf(25, QUIET_MONTH),
      ...AUGUST.flatMap(({ localDay, people }) => crossingsOf(people, { localDay })),
      ...crossingsOf(20, { localDay: '2026-11-02' }),
      aCrossing({ outcome: 'turned-back' }),
    ];
    const random = randomOfRun();
    const deliveries = bodies.flatMap((body) => {
      const eventId = uuid();
      return Array.from({ length: 1 + Math.floor(random() * 5) }, () => ({ body, eventId }));
    });
    for (const { body, eventId } of shuffled(deliveries, random)) await statistics.tell(CROSSING_RECORDED, body, { eventId });
    await until(async () => (await counted()) === bodies.length, counted);
    await record([aCrossing({ localDay: '2026-11-03' })]);
    const [kept] = await rows<{ passed: string; named: string }>(
      `SELECT sum(crossings) AS passed, count(DISTINCT person_key) FILTER (WHERE length(person_key) = 16) AS named FROM crossing_contribution`,
    );
    expect([Number(kept?.passed), Number(kept?.named)]).toEqual([bodies.length, 354]);
  });

  it('shows closed months only, nothing of fewer than ten known persons, to its own territory', async () => {
    const made = await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS });
    expect(made).toMatchObject({ release: 1, status: 'provisional', until: '2026-10' });
    expect(made.disclosure).toEqual({
      hiddenCellsProvenSmall: 0,
      meanAbsoluteError: null,
      percentHidden: null,
      percentHiddenPlainly: null,
    });
    const { cells, notes } = await ask({ month: '2026-10' }, LANG_SON);
    expect(new Set(cells.map(({ gate, day, direction }) => [gate, String(day).length, direction === '_T'].join()))).toEqual(
      new Set([`${HUU_NGHI},10,false`]),
    );
    for (const { crossings, flag } of cells) {
      if (crossings === null) expect(flag).toBe('suppressed');
      else expect([Number(crossings) % 10, Number(crossings) >= 10, flag]).toEqual([0, true, undefined]);
    }
    expect(await valueOf({ day: '2026-10-05', direction: 'entry' })).toBeNull();
    // Thirty crossings of nobody known may all be one person's.
    expect(await valueOf({ day: '2026-10-07' })).toBeNull();
    expect(notes.join()).toMatch(/noise.*rounded to 5.*not the sum of their parts.*Source: Events/s);
  });

  it('gives totals with a figure of their own to who asks, the nation’s to every reader', async () => {
    const august = (asked: Asking, territory?: string) => valueOf({ month: '2026-08', ...asked }, territory);
    const month = await august({ day: '_T' });
    expect(Math.abs(Number(month) - 150)).toBeLessThanOrEqual(11);
    await expect(august({ day: '_T' }, 'VN:VN-33')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    // One gate has all crossings of its territory and of the nation: the same set, the same figure, under the code of each.
    expect(await august({ gate: LANG_SON, day: '_T' })).toBe(month);
    expect(await august({ gate: '_T', day: '_T' }, 'VN:VN-33')).toBe(month);
    expect(await august({ day: '_T', direction: '_T' })).toBe(month);
  });

  it('answers the same for ever, also after more was counted', async () => {
    const first = await ask({ release: '1' }, LANG_SON);
    await record(crossingsOf(3, { direction: 'entry' }));
    await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS });
    expect(await ask({ release: '1' }, LANG_SON)).toEqual(first);
    expect(await statistics.ask(LIST_RELEASES, { tableId: CROSSINGS })).toHaveLength(2);
  });

  it('lets a figure stand until ten persons changed in it, over all releases since it was made', async () => {
    const before = await valueOf({ month: '2026-08', day: '2026-08-11' });
    expect(before).toBeGreaterThan(0);
    const nextRelease = async (people: number): Promise<{ value: number | null | undefined; basis: number | undefined }> => {
      await record(crossingsOf(people, { localDay: '2026-08-11' }));
      const { release } = await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS });
      const [cell] = await rows<{ basis: number }>(
        `SELECT basis FROM release_cell WHERE table_id = '${CROSSINGS}' AND number = ${release}
           AND dimensions @> '{"gate": "${HUU_NGHI}", "day": "2026-08-11", "direction": "exit", "traffic": "person"}'`,
      );
      return { value: await valueOf({ month: '2026-08', day: '2026-08-11' }), basis: cell?.basis };
    };
    expect(await nextRelease(5)).toEqual({ value: before, basis: 1 });
    expect(await nextRelease(4)).toEqual({ value: before, basis: 1 });
    const changed = await nextRelease(31);
    expect(changed.basis).toBe(5);
    expect(changed.value).toBeGreaterThan(before ?? 0);
  });

  it('takes over months without news as they stand', async () => {
    const september = (release: number) => ask({ release: String(release), month: '2026-09', gate: '_T', day: '_T' }, LANG_SON);
    expect((await september(1)).cells.length).toBeGreaterThan(0);
    expect((await september(5)).cells).toEqual((await september(1)).cells);
  });

  it('goes on telling 0 of a month that it told 0 of, until ten persons crossed there', async () => {
    const july = async (people: number) => {
      await record(crossingsOf(people, { localDay: '2026-07-11' }));
      await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS });
      return valueOf({ month: '2026-07', gate: HUU_NGHI, day: '2026-07-11', direction: 'exit' });
    };
    expect(await july(9)).toBeUndefined();
    expect(await july(1)).toBeGreaterThanOrEqual(10);
  });

  it('answers a repeat of one request with one release', async () => {
    const asked = { idempotencyKey: uuid(), actor: anActor('administrator') };
    const first = await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS }, asked);
    expect(await statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS }, asked)).toEqual(first);
    const both = await Promise.all([
      statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS }),
      statistics.ask(MAKE_RELEASE, { tableId: CROSSINGS }),
    ]);
    expect(new Set(both.map(({ release }) => release)).size).toBe(2);
  });

  it('gives CSV, describes its tables, and refuses unknown tables, releases and dimensions', async () => {
    const query = { tableId: CROSSINGS, release: '1', month: '2026-08', day: '_T', direction: 'exit' };
    const csv = await statistics.askWhole(GET_TABLE_DATA, query, { ...analyst(LANG_SON), accept: 'text/csv' });
    expect(csv.contentType).toMatch(/text\/csv/);
    expect(csv.body).toMatch(/^month,gate,day,direction,traffic,crossings,flag\r\n2026-08,vncn-huu-nghi,_T,exit,person,1\d0,\r\n$/);
    const tables = await statistics.ask(LIST_TABLES, {});
    expect(tables.map(({ id, unit }) => [id, unit])).toEqual(
      expect.arrayContaining([
        [CROSSINGS, 'crossings'],
        [WORKERS, 'persons'],
      ]),
    );
    const inChinese = await statistics.ask(LIST_TABLES, {}, { language: 'zh' });
    expect(inChinese[0]).toMatchObject({
      title: '按口岸、日期和方向的通行人次',
      dimensions: [{ title: '月份', codeList: 'months' }, {}, {}, {}, {}],
    });
    await expect(ask({ tableId: 'nothing' }, LANG_SON)).rejects.toMatchObject({ code: 'TABLE_UNKNOWN' });
    await expect(ask({ release: '99' }, LANG_SON)).rejects.toMatchObject({ code: 'RELEASE_UNKNOWN' });
    await expect(ask({ tableId: WORKERS, gate: 'x' }, LANG_SON)).rejects.toMatchObject({ code: 'DIMENSION_UNKNOWN' });
  });

  it('takes for 0 only what the release can know and the reader may read', async () => {
    const none = await ask({ release: '1', month: '2026-10', gate: HUU_NGHI, day: '2026-10-30' }, LANG_SON);
    expect(none.cells).toEqual([]);
    expect(none.notes).toContainEqual(
      'Of the cells asked for, those of VN:VN-09 and of the nation up to 2026-10 that are not listed count 0.',
    );
    const refused = (asked: Asking, pointer: string, code: string) =>
      expect(ask(asked, LANG_SON)).rejects.toMatchObject({ errors: [{ pointer, code }] });
    await refused({ gate: 'no-such-gate' }, '/gate', 'CODE_UNKNOWN');
    await refused({ month: '2026-11' }, '/month', 'MONTH_NOT_RELEASED');
    await refused({ gate: 'vnla-la-lay' }, '/gate', 'OUTSIDE_TERRITORY');
  });

  it('counts workers as distinct persons at the end of the month, whatever the order of the versions', async () => {
    const people = Array.from({ length: 42 }, () => uuid());
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
    for (const body of shuffled([...versions, ...ended], randomOfRun())) await statistics.tell(REGISTRATION_CHANGED, body);
    await until(
      async () => Number((await rows<{ n: string }>('SELECT count(*) AS n FROM registration_version'))[0]?.n) === versions.length + 2,
    );
    await statistics.ask(MAKE_RELEASE, { tableId: WORKERS });
    const october = async (): Promise<TableData> => ask({ tableId: WORKERS, month: '2026-10' }, LANG_SON);
    const { cells } = await october();
    expect(cells).toEqual([
      { month: '2026-10', homeTerritory: LANG_SON, hostTerritory: 'CN:451400', sex: '2', occupation: '92', workers: expect.any(Number) },
    ]);
    const shown = Number(cells[0]?.['workers']);
    expect([shown >= 31, shown <= 53, shown % 10]).toEqual([true, true, 0]);
    const total = await ask({ tableId: WORKERS, month: '2026-10', sex: '_T', occupation: '_T' }, LANG_SON);
    expect(total.cells[0]).toMatchObject({ sex: '_T', occupation: '_T', workers: shown });
    // One of them turns out to have ended in October: a change of one person is not shown.
    for (const one of versions.filter(({ version, personId }) => version === 2 && personId === people[0]))
      await statistics.tell(REGISTRATION_CHANGED, { ...one, version: 3, status: 'ended', changedAt: '2026-10-09T03:00:00Z' });
    await until(
      async () => Number((await rows<{ n: string }>('SELECT count(*) AS n FROM registration_version'))[0]?.n) === versions.length + 4,
    );
    await statistics.ask(MAKE_RELEASE, { tableId: WORKERS });
    expect((await october()).cells).toEqual(cells);
    const [stock] = await rows<{ n: string }>(`SELECT sum(value) AS n FROM worker_contribution WHERE month = '2026-10'`);
    expect(Number(stock?.n)).toBe((people.length - 1) * 2);
  });

  function ask({ tableId = CROSSINGS, ...query }: Asking, territory: string): Promise<TableData> {
    return statistics.ask(GET_TABLE_DATA, { tableId, ...query }, analyst(territory));
  }
});
