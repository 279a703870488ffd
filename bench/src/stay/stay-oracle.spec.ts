import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCases, type CaseFile } from './cases.js';
import { minuteTable, OPEN } from './gate-oracle.js';
import { sweepGates } from './gate-sweep.js';
import { runRandom } from './random-run.js';
import { findGate } from '@gatebook/reference-data';

const casesIn = (name: string): CaseFile => JSON.parse(readFileSync(join(process.cwd(), 'bench/stay', name), 'utf8'));

describe('the stay engine', () => {
  it('agrees with an oracle that counts day by day, whatever the rules, and whatever order the crossings came in', () => {
    const runs = runRandom(1_800, 7);
    expect(runs.flatMap(({ shown }) => shown)).toEqual([]);
    expect(runs.map(({ histories, disagreements, ordersThatMattered }) => [histories, disagreements, ordersThatMattered])).toEqual(
      runs.map(() => [200, 0, 0]),
    );
  });

  it.each(['published-90-180.json', 'histories.json'])('agrees with every case of %s', (name) => {
    const results = runCases(casesIn(name));
    expect(results.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(results.length).toBeGreaterThan(1);
  });

  it('is found out where a case expects something else', () => {
    const [first] = casesIn('published-90-180.json').cases;
    if (!first) throw new Error('no case');
    expect(runCases({ title: '', cases: [{ ...first, expect: { daysUsed: 46 } }] })).toMatchObject([
      { agrees: false, differs: [{ figure: 'daysUsed', expected: 46, found: 47 }] },
    ]);
  });
});

describe('the hours of every gate', () => {
  it('agree with a table of minutes, on both sides’ clocks', () => {
    const sweep = sweepGates(60 * 7 + 30, '2026-02-01', 40);
    expect(sweep.disagreements).toEqual([]);
    expect([sweep.gates, sweep.posts]).toEqual([70, 280]);
    expect(sweep.openInstants).toBeGreaterThan(500);
  });

  it('are in the table as they were published', () => {
    const gate = findGate('vncn-huu-nghi');
    if (!gate) throw new Error('no gate');
    const table = minuteTable(gate, 'CN', 'person', '2026-02-01', 1);
    // 08:00 to 21:00 of Beijing is midnight to 13:00 UTC.
    expect([table.states[0], table.states[779], table.states[780], table.changes[0]]).toEqual([OPEN, OPEN, 0, 780]);
  });
});
