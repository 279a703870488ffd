import { cellsAround, relationsOf, type PublishedMeasure, type Relation } from './published.js';

/** Differences of 1 to 9 that stand in published figures for everybody to subtract. */
export interface DerivedDifferences {
  /** Shown figures from 1 to 9. */
  readonly shownUnderTen: number;
  /** Parent less its shown children. */
  readonly parentLessChildren: number;
  /** Parent less all shown children but one. */
  readonly parentLessSiblings: number;
  /** A cell less a cell within it, over all dimensions. */
  readonly nested: number;
  /** Neighbours in one line, for example two days of a month. */
  readonly siblings: number;
  /** The same cell in two releases. */
  readonly releases: number;
  /** What is left of a parent in one release less what is left of it in another. */
  readonly residualsOfReleases: number;
}

/** Subtracts all that belongs together; `earlier` are the releases before, newest first. */
export function deriveDifferences(now: PublishedMeasure, earlier: readonly PublishedMeasure[]): DerivedDifferences {
  const found = {
    shownUnderTen: 0,
    parentLessChildren: 0,
    parentLessSiblings: 0,
    nested: 0,
    siblings: 0,
    releases: 0,
    residualsOfReleases: 0,
  };
  const isSmall = (difference: number): boolean => difference !== 0 && Math.abs(difference) < 10;
  const count = (what: keyof typeof found, difference: number): void => {
    if (isSmall(difference)) found[what]++;
  };
  const around = cellsAround(now);
  for (const [cell, figure] of now.figures) {
    if (figure === null) continue;
    count('shownUnderTen', figure);
    if (figure === 0) continue;
    for (const outer of around(cell)) {
      const other = now.figures.get(outer);
      if (other !== null && other !== undefined) count('nested', other - figure);
    }
    for (const before of earlier) {
      const other = before.figures.get(cell);
      if (other !== null && other !== undefined) count('releases', figure - other);
    }
  }
  for (const relation of relationsOf(now)) {
    const shown = relation.children.map((child) => now.figures.get(child) ?? 0).filter((figure) => figure > 0);
    for (const [place, figure] of shown.entries()) if (place > 0) count('siblings', figure - (shown[place - 1] ?? 0));
    const residual = residualOf(now, relation);
    if (residual === null) continue;
    count('parentLessChildren', residual);
    for (const figure of shown) count('parentLessSiblings', residual + figure);
    for (const before of earlier) {
      const other = residualOf(before, relation);
      if (other !== null) count('residualsOfReleases', residual - other);
    }
  }
  return found;
}

function residualOf({ figures }: PublishedMeasure, { parent, children }: Relation): number | null {
  const whole = figures.get(parent);
  if (whole === null || whole === undefined) return null;
  return children.reduce((left, child) => left - (figures.get(child) ?? 0), whole);
}
