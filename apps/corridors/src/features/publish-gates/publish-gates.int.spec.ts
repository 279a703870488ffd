import {
  ENTER_FOCAL_POINT,
  GATE_PUBLISHED,
  GET_CODE_LIST,
  GET_GATE,
  CODE_LISTS,
  LIST_FOCAL_POINTS,
  LIST_GATES,
  LIST_TERRITORIES,
} from '@gatebook/contracts';
import { findGate, listGates } from '@gatebook/reference-data';
import { TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { LANGUAGES } from '@gatebook/vocabulary';
import { startCorridors } from '../../../test/start-corridors.js';
import { PublishGatesUseCase } from './publish-gates.js';

jest.setTimeout(30_000);

describe('gates', () => {
  let corridors: TestService;
  const clock = new TestClock(new Date('2026-11-21T12:30:00Z'));
  beforeAll(async () => {
    corridors = await startCorridors({ clock });
  }, 60_000);
  afterAll(() => corridors.stop());

  it('of the reference data are told at the start, each once', async () => {
    await until(async () => (await corridors.events(GATE_PUBLISHED)).length === listGates().length);
    const huuNghi = (await corridors.events(GATE_PUBLISHED)).find(({ body }) => body.gateId === 'vncn-huu-nghi');
    expect(huuNghi?.body).toEqual({ gateId: 'vncn-huu-nghi', version: 1, gate: findGate('vncn-huu-nghi') });
  });

  it('that change are told with the next version, and nothing else is', async () => {
    const publish = corridors.service.app.get(PublishGatesUseCase);
    expect(await publish.execute(listGates())).toBe(0);
    const changed = listGates().map((gate) => (gate.id === 'vnla-coc' ? { ...gate, notes: [...gate.notes, 'widened'] } : gate));
    expect(await Promise.all([publish.execute(changed), publish.execute(changed)])).toEqual(expect.arrayContaining([0, 1]));
    await until(async () => (await corridors.events(GATE_PUBLISHED)).some(({ body }) => body.gateId === 'vnla-coc' && body.version === 2));
    await expect(corridors.ask(GET_GATE, { gateId: 'vnla-coc' })).resolves.toMatchObject({
      version: 2,
      gate: { notes: expect.arrayContaining(['widened']) },
    });
  });

  it('are listed with the state of each post by its own clock', async () => {
    const { items } = await corridors.ask(LIST_GATES, { ids: 'vncn-huu-nghi,vnla-la-lay' });
    expect(items.map(({ gateId }) => gateId)).toEqual(['vncn-huu-nghi', 'vnla-la-lay']);
    // 19:30 in Hanoi: La Lay has just shut, our post at Huu Nghi is still open.
    const persons = items.flatMap(({ gateId, now }) =>
      now.filter(({ traffic }) => traffic === 'person').map(({ side, open }) => `${gateId} ${side} ${open}`),
    );
    expect(persons).toEqual(expect.arrayContaining(['vnla-la-lay VN false', 'vncn-huu-nghi VN true']));
    expect((await corridors.ask(LIST_GATES, { side: 'CN' })).items.every(({ posts }) => posts.some(({ side }) => side === 'CN'))).toBe(
      true,
    );
    const quangTri = await corridors.ask(LIST_GATES, { territory: 'VN:VN-25' });
    expect(quangTri.items.map(({ gateId }) => gateId)).toContain('vnla-la-lay');
  });

  it('show what nobody has found or decided', async () => {
    const { undecided, gate } = await corridors.ask(GET_GATE, { gateId: 'vnla-la-lay' });
    expect(undecided).toContain('locality of the LA post');
    expect(gate).toHaveProperty('posts');
    await expect(corridors.ask(GET_GATE, { gateId: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lie in territories that are listed for a day', async () => {
    const idsOn = async (on: string) =>
      (await corridors.ask(LIST_TERRITORIES, { on, side: 'VN', level: 'province' })).items.map(({ id }) => id);
    expect(await idsOn('2025-06-30')).toContain('VN:VN-25:pre2025');
    expect(await idsOn('2025-07-01')).not.toContain('VN:VN-25:pre2025');
    expect(await idsOn('2025-07-01')).toContain('VN:VN-25:2025');
  });

  it('have focal points in a dated directory', async () => {
    const point = {
      side: 'VN',
      authority: 'La Lay border post',
      gateId: 'vnla-la-lay',
      title: 'Head of the post',
      languages: ['vi', 'lo'] as const,
      from: '2026-01-01',
      until: '2026-12-31',
    };
    const { focalPointId } = await corridors.ask(ENTER_FOCAL_POINT, point);
    expect((await corridors.ask(LIST_FOCAL_POINTS, { gateId: 'vnla-la-lay', on: '2026-11-21' })).items).toEqual([
      { ...point, focalPointId, version: 1, officeId: expect.any(String) },
    ]);
    expect((await corridors.ask(LIST_FOCAL_POINTS, { on: '2027-01-01' })).items).toEqual([]);
    await expect(corridors.ask(ENTER_FOCAL_POINT, { ...point, gateId: 'nowhere' })).rejects.toMatchObject({ code: 'GATE_UNKNOWN' });
  });

  it.each(CODE_LISTS)('and screens choose from the list of %s, in a language at least', async (list) => {
    const { items } = await corridors.ask(GET_CODE_LIST, { list });
    expect(items.length).toBeGreaterThan(1);
    for (const { names } of items) expect(LANGUAGES.some((language) => names[language])).toBe(true);
  });
});
