import { relationsOf, type PublishedMeasure } from './published.js';

/** How much closer an attacker comes to counts who asks for each in every way that the table offers, and averages. */
export interface Averages {
  /** Cells that can be had in two ways or more. */
  readonly cells: number;
  /** Mean absolute distance of the figures from the counts. */
  readonly errorOfFigures: number;
  /** The same of the best weighted average of all ways. */
  readonly errorOfAverages: number;
  /** Share of these cells whose average, rounded, is the count: by luck alone it would be about one in four times the error. */
  readonly hitExactly: number;
}

/** Averages each shown count with the sums of its children along every dimension, weighted by how many figures each rests on. */
export function average(published: PublishedMeasure, count: (cell: string) => number): Averages {
  const ways = new Map<string, { sum: number; weight: number }>();
  for (const { parent, children, addsUp } of relationsOf(published)) {
    const own = published.figures.get(parent);
    if (!addsUp || own === null || own === undefined || own === 0) continue;
    let sum = 0;
    let figures = 0;
    for (const child of children) {
      const figure = published.figures.get(child);
      if (figure === undefined) continue;
      if (figure === null) {
        figures = 0;
        break;
      }
      sum += figure;
      if (figure > 0) figures++;
    }
    if (figures === 0) continue;
    const way = ways.get(parent) ?? { sum: own, weight: 1 };
    ways.set(parent, { sum: way.sum + sum / figures, weight: way.weight + 1 / figures });
  }
  let errorOfFigures = 0;
  let errorOfAverages = 0;
  let hits = 0;
  for (const [cell, { sum, weight }] of ways) {
    const truth = count(cell);
    errorOfFigures += Math.abs((published.figures.get(cell) ?? 0) - truth);
    errorOfAverages += Math.abs(sum / weight - truth);
    if (Math.round(sum / weight) === truth) hits++;
  }
  const cells = Math.max(1, ways.size);
  return { cells: ways.size, errorOfFigures: errorOfFigures / cells, errorOfAverages: errorOfAverages / cells, hitExactly: hits / cells };
}
