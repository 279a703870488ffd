import { layOut, MicrodataBuilder, protect, recordKeysUnder, reportOn, rowsOf, summarise, zeroMarkUnder, type TableSpec } from './index.js';

describe('the worked example of the README', () => {
  it('hides the six, takes the smallest other day along, and shows the rest rounded', () => {
    const spec: TableSpec = {
      id: 'example',
      dimensions: [
        {
          id: 'day',
          levels: [
            { id: 'month', codes: [{ code: '2026-10' }] },
            { id: 'day', codes: ['2026-10-05', '2026-10-06', '2026-10-07'].map((code) => ({ code, parent: '2026-10' })) },
          ],
        },
      ],
      measures: [{ id: 'crossings', counts: 'sum' }],
    };
    const cube = layOut(spec);
    const secret = new TextEncoder().encode('thirty-two bytes of a good secret');
    const microdata = new MicrodataBuilder(cube, recordKeysUnder(secret));
    for (const [day, persons] of [
      ['2026-10-05', 123],
      ['2026-10-06', 6],
      ['2026-10-07', 48],
    ] as const)
      for (let one = 0; one < persons; one++) microdata.add({ person: `worker ${one}`, codes: [day], value: 1 });

    const summaries = summarise(microdata.build(), null);
    const table = protect(summaries, { release: 1, earlier: null, marksZero: zeroMarkUnder(secret, spec.id, 1, 20) });

    expect([...rowsOf(table)].map(({ codes, figures, statuses }) => [codes[0], figures.crossings, statuses.crossings])).toEqual([
      ['2026-10', 170, 'shown'],
      ['2026-10-05', 120, 'shown'],
      ['2026-10-06', null, 'small'],
      ['2026-10-07', null, 'secondary'],
    ]);
    const [report] = reportOn(summaries, table);
    expect(report?.loss.countHidden).toBeCloseTo(54 / 354, 6);
    expect(report?.stillCertain.hiddenCellsProvenSmall).toBe(0);
  });
});
