import { gateStateAt } from '@gatebook/rulebook';
import { findGate, findSource, hoursInForceOn, listGates, listPassages, type Gate } from './index.js';

const gate = (id: string): Gate => {
  const found = findGate(id);
  if (!found) throw new Error(`no gate ${id}`);
  return found;
};
const hanoi = (time: string, day = '2026-11-21'): Date => new Date(`${day}T${time}+07:00`);
const stateAt = (id: string, traffic: 'person' | 'vehicle', at: Date, side = 'VN') =>
  gateStateAt(gate(id).hours, gate(id).closures, traffic, at, side);

describe('gates', () => {
  it('are 70, of the kinds that were counted', () => {
    const count = (kind: string): number => listGates().filter((one) => one.kind === kind).length;
    expect(listGates()).toHaveLength(70);
    expect([count('international'), count('main'), count('auxiliary'), count('opening'), count('railway')]).toEqual([16, 19, 18, 2, 2]);
    expect([count('customs-clearance-passage'), count('dedicated-freight-road'), count('border-trail')]).toEqual([5, 2, 6]);
  });

  it('know their passages', () => {
    expect(listPassages('vncn-huu-nghi').map(({ id }) => id)).toEqual([
      'vncn-huu-nghi-1119-1120',
      'vncn-tan-thanh-1088-1089',
      'vncn-tan-thanh',
      'vncn-coc-nam',
    ]);
    expect(findGate('nowhere')).toBeNull();
  });

  it('name the territory on each side, before and after the reform', () => {
    expect(gate('vnla-nam-giang').posts).toMatchObject([
      { side: 'VN', territory: 'VN:VN-DN:2025', territoryBefore: 'VN:VN-27:pre2025' },
      { side: 'LA', territory: 'LA:LA-XE', territoryBefore: null },
    ]);
  });

  it('keep the classes of the two posts and of the pair with their own dates', () => {
    const { posts, classes } = gate('vnla-long-sap');
    expect(posts.map((post) => post.class.validFrom)).toEqual(['2020-12-22', '2024-09-16']);
    expect(classes[0]).toMatchObject({ kind: 'international', validFrom: '2024-11-19' });
    expect(gate('vnla-nam-giang').classes.map(({ kind }) => kind)).toEqual(['international', 'main']);
  });

  it('have Huu Nghi at its real hours, on both posts', () => {
    for (const side of ['VN', 'CN']) {
      expect(stateAt('vncn-huu-nghi', 'person', hanoi('19:30'), side).open).toBe(true);
      expect(stateAt('vncn-huu-nghi', 'person', hanoi('20:30'), side).open).toBe(false);
      expect(stateAt('vncn-huu-nghi', 'person', hanoi('06:59'), side).open).toBe(false);
    }
    expect(stateAt('vncn-huu-nghi', 'vehicle', hanoi('18:30')).open).toBe(true);
    expect(stateAt('vncn-huu-nghi', 'vehicle', hanoi('19:00')).open).toBe(false);
  });

  it('take the later source for La Lay and neither the earlier one nor the proposal', () => {
    expect(stateAt('vnla-la-lay', 'person', hanoi('19:29')).open).toBe(true);
    expect(stateAt('vnla-la-lay', 'person', hanoi('19:30')).open).toBe(false);
    expect(hoursInForceOn(gate('vnla-la-lay'), '2026-11-21').map(({ close }) => close)).toEqual(['19:30']);
  });

  it('have the Tet hours of Chi Ma on their days, and the dated closures', () => {
    expect(stateAt('vncn-chi-ma', 'person', hanoi('15:00', '2026-02-15')).open).toBe(false);
    expect(stateAt('vncn-chi-ma', 'person', hanoi('15:00', '2026-02-24')).open).toBe(true);
    expect(stateAt('vncn-na-hinh', 'person', hanoi('10:00', '2026-02-15'))).toMatchObject({ open: false, because: { kind: 'closure' } });
    expect(stateAt('vncn-huu-nghi', 'person', hanoi('16:45', '2025-04-15')).open).toBe(false);
    expect(stateAt('vncn-huu-nghi', 'person', hanoi('17:00', '2025-04-15')).open).toBe(true);
  });

  it('do not know the hours that nobody published, nor rely on a guidebook', () => {
    expect(stateAt('vnla-nam-giang', 'person', hanoi('10:00')).open).toBeNull();
    expect(stateAt('vnla-lao-bao', 'person', hanoi('10:00')).open).toBeNull();
    expect(stateAt('vnla-la-lay', 'person', hanoi('10:00'), 'LA').open).toBeNull();
    const known = listGates().filter(({ hours }) => hours.some(({ status }) => status === 'published'));
    expect(known.map(({ id }) => id)).toEqual([
      'vnla-la-lay',
      'vncn-huu-nghi',
      'vncn-chi-ma',
      'vncn-mong-cai',
      'vncn-bac-luan-2',
      'vncn-lao-cai',
      'vncn-kim-thanh',
    ]);
  });

  it('can say where each hour was read', () => {
    for (const { hours } of listGates()) {
      for (const { sources } of hours) expect(sources.map(findSource)).not.toContain(null);
    }
  });
});
