import { layOut } from '@gatebook/disclosure';
import { isTerritory, territoryOfGate } from '../tables/crossings/crossing-dimensions.rules.js';
import { CROSSINGS } from '../tables/crossings/crossings.table.js';
import { WORKERS } from '../tables/workers/workers.table.js';
import { codesOf, monthCubeSpec } from './month-cube.rules.js';
import { readersOf, totalsOf } from './table.rules.js';

const ids = ['gate', 'day', 'direction', 'traffic'];
const rows = [
  { codes: ['vnla-la-lay', '2026-02-05', 'exit', 'person'] },
  { codes: ['vncn-huu-nghi', '2026-02-07', 'exit', 'vehicle'] },
  { codes: ['VN:VN-09', '_T', '_T', 'person'] },
];

describe('a month of crossings as a cube', () => {
  const spec = monthCubeSpec(CROSSINGS, { month: '2026-02', side: 'VN' }, codesOf(ids, rows));

  it('has gates under the territory of this side’s post, all days of the month, and totals over all but traffic', () => {
    const [gate, day, direction, traffic] = layOut(spec).axes;
    expect(gate?.codes).toEqual(['_T', 'VN:VN-09', 'VN:VN-25:2025', 'vncn-huu-nghi', 'vnla-la-lay']);
    expect([day?.codes.length, day?.codes[0], day?.codes.at(-1)]).toEqual([29, '_T', '2026-02-28']);
    expect([direction?.codes, traffic?.codes]).toEqual([
      ['_T', 'entry', 'exit'],
      ['person', 'vehicle'],
    ]);
  });

  it('does not depend on the order of what occurs', () => {
    expect(monthCubeSpec(CROSSINGS, { month: '2026-02', side: 'VN' }, codesOf(ids, rows.toReversed()))).toEqual(spec);
  });

  it('puts a gate that nobody knows under a territory of its own', () => {
    expect([territoryOfGate('somewhere', 'VN'), isTerritory('VN:unknown'), isTerritory('somewhere')]).toEqual(['VN:unknown', true, false]);
  });
});

describe('who reads a cell', () => {
  it('is the territory of its gate or of its workers’ homes, and everybody for the nation’s', () => {
    const gate = (code: string): string => readersOf(CROSSINGS, { gate: code }, 'VN');
    expect([gate('vncn-huu-nghi'), gate('VN:VN-09'), gate('_T')]).toEqual(['VN:VN-09', 'VN:VN-09', 'national']);
    const home = (code: string): string => readersOf(WORKERS, { homeTerritory: code, hostTerritory: '_T' }, 'VN');
    expect([home('VN:VN-09'), home('_T')]).toEqual(['VN:VN-09', 'national']);
  });
});

describe('the totals of a cell', () => {
  it('are the dimensions that it sums up: a territory is one of gates, and none of homes', () => {
    expect(totalsOf(CROSSINGS, { gate: 'VN:VN-09', day: '_T', direction: 'exit' })).toEqual(['gate', 'day']);
    expect(totalsOf(WORKERS, { homeTerritory: 'VN:VN-09', sex: '_T' })).toEqual(['sex']);
  });
});
