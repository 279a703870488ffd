/** Probabilities in parts of 2^24: how often a count of `count` gets each noise from `from` upwards. */
export interface PRow {
  readonly count: number;
  readonly from: number;
  readonly parts: readonly number[];
}

/** A table of transition probabilities; its last row holds for all larger counts. */
export interface PTable {
  readonly maxNoise: number;
  readonly variance: number;
  readonly rows: readonly PRow[];
}

/** Parts that a row's probabilities add up to. */
export const WHOLE = 2 ** 24;

/**
 * Makes the table with the greatest entropy for which the noise of every count has mean 0, at most `maxNoise`, the given variance, and never takes
 * a count under 0 (Marley & Leaver 2011; Giessing 2016; the R package ptable). A count of n has noise of at least -n, and there at most half
 * the variance that two points could reach, n·D/2.
 */
export function makePTable(maxNoise: number, variance: number): PTable {
  const rows: PRow[] = [{ count: 0, from: 0, parts: [WHOLE] }];
  for (let count = 1; count <= maxNoise; count++) {
    const from = -count;
    const wanted = Math.min(variance, (count * maxNoise) / 2);
    rows.push({ count, from, parts: inParts(mostEntropy(from, maxNoise, wanted), from) });
  }
  return { maxNoise, variance, rows };
}

/** p(e) = exp(a·e + b·e²) / norm with mean 0 and the wanted variance: a by bisection for each b, b by bisection. */
function mostEntropy(from: number, to: number, variance: number): number[] {
  const noises = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  const withSpread = (b: number): number[] => {
    let low = -40;
    let high = 40;
    for (let step = 0; step < 200; step++) {
      const middle = (low + high) / 2;
      if (moment(weights(noises, middle, b), noises, 1) < 0) low = middle;
      else high = middle;
    }
    return weights(noises, (low + high) / 2, b);
  };
  let low = -20;
  let high = 20;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (moment(withSpread(middle), noises, 2) < variance) low = middle;
    else high = middle;
  }
  return withSpread((low + high) / 2);
}

function weights(noises: readonly number[], a: number, b: number): number[] {
  const exponents = noises.map((noise) => a * noise + b * noise * noise);
  const top = Math.max(...exponents);
  const raw = exponents.map((exponent) => Math.exp(exponent - top));
  const sum = raw.reduce((so, one) => so + one, 0);
  return raw.map((one) => one / sum);
}

function moment(probabilities: readonly number[], noises: readonly number[], power: number): number {
  return probabilities.reduce((so, probability, place) => so + probability * (noises[place] ?? 0) ** power, 0);
}

/** Rounds to whole parts and moves what rounding left over between -1, 0 and 1, so that sum and mean are exact. */
function inParts(probabilities: readonly number[], from: number): number[] {
  const parts = probabilities.map((probability) => Math.round(probability * WHOLE));
  const add = (noise: number, some: number): void => {
    parts[noise - from] = (parts[noise - from] ?? 0) + some;
  };
  const bias = parts.reduce((so, part, place) => so + part * (from + place), 0);
  add(bias > 0 ? -1 : 1, Math.abs(bias));
  add(0, WHOLE - parts.reduce((so, part) => so + part, 0));
  return parts;
}
