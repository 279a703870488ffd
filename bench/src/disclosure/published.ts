import type { ProtectedMeasure, TableSpec } from '@gatebook/disclosure';

/** What an attacker has: the table's layout and the figures of one measure in one release; null for a mark. */
export interface PublishedMeasure {
  readonly spec: TableSpec;
  readonly counts: 'persons' | 'sum';
  /** By codes joined with `|`, in the order of the dimensions. */
  readonly figures: ReadonlyMap<string, number | null>;
  /** The furthest that a figure lies from its count by the published method; 0 where figures are exact. */
  readonly furthest: number;
  /** The smallest count that the method shows beside 0. */
  readonly smallest: number;
}

/** Drops all that is not published: counts, reasons, keys. */
export function publishedOf(
  spec: TableSpec,
  { measure, figures }: ProtectedMeasure,
  isPublished: (cell: number) => boolean,
  how: { readonly furthest: number; readonly smallest: number },
): PublishedMeasure {
  const shown = new Map<string, number | null>();
  let cell = 0;
  const walk = (place: number, codes: readonly string[]): void => {
    const dimension = spec.dimensions[place];
    if (dimension === undefined) {
      const figure = figures[cell] ?? -1;
      if (isPublished(cell)) shown.set(codes.join('|'), figure < 0 ? null : figure);
      cell++;
      return;
    }
    for (const { codes: own } of dimension.levels) for (const { code } of own) walk(place + 1, [...codes, code]);
  };
  walk(0, []);
  return { spec, counts: measure.counts, figures: shown, ...how };
}

/** A published parent with published cells below it that share it out along one dimension. */
export interface Relation {
  readonly parent: string;
  readonly children: readonly string[];
  /** Whether the counts of the children add up to the parent's. */
  readonly addsUp: boolean;
}

/** All relations among published cells, also those that leap over a level: a year and its days. Found from the codes alone. */
export function relationsOf({ spec, figures, counts }: PublishedMeasure): readonly Relation[] {
  const relations: Relation[] = [];
  const below = spec.dimensions.map(({ levels }) => descendants(levels));
  for (const parent of figures.keys()) {
    const codes = parent.split('|');
    for (const [place, dimension] of spec.dimensions.entries()) {
      for (const level of below[place]?.get(codes[place] ?? '') ?? []) {
        const children = level.map((code) => codes.with(place, code).join('|')).filter((child) => figures.has(child));
        if (children.length === level.length)
          relations.push({ parent, children, addsUp: counts === 'sum' || (dimension.personsAddUp ?? false) });
      }
    }
  }
  return relations;
}

/** For each code, the codes below it, one list a level. */
function descendants(levels: TableSpec['dimensions'][number]['levels']): ReadonlyMap<string, readonly (readonly string[])[]> {
  const below = new Map<string, readonly (readonly string[])[]>();
  for (const level of levels.toReversed()) {
    for (const { code } of level.codes) {
      const next = levels[levels.indexOf(level) + 1];
      const children = (next?.codes ?? []).filter(({ parent }) => parent === code).map(({ code: own }) => own);
      const further: string[][] = [];
      for (const child of children) {
        for (const [depth, own] of (below.get(child) ?? []).entries()) (further[depth] ??= []).push(...own);
      }
      below.set(code, children.length === 0 ? [] : [children, ...further]);
    }
  }
  return below;
}

/** The published cells around a cell, itself left out, found from the codes alone. */
export function cellsAround({ spec, figures }: PublishedMeasure): (cell: string) => readonly string[] {
  const above = spec.dimensions.map(({ levels }) => {
    const chain = new Map<string, readonly string[]>();
    for (const { codes } of levels) for (const { code, parent } of codes) chain.set(code, [code, ...(chain.get(parent ?? '') ?? [])]);
    return chain;
  });
  return (cell) => {
    let around: readonly (readonly string[])[] = [[]];
    for (const [place, code] of cell.split('|').entries())
      around = around.flatMap((codes) => (above[place]?.get(code) ?? [code]).map((own) => [...codes, own]));
    return around.map((codes) => codes.join('|')).filter((other) => other !== cell && figures.has(other));
  };
}
