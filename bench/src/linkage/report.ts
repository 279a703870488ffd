import { writeFileSync } from 'node:fs';
import type { Figures, Measurement } from './measure.js';

/** What a run reports beside its measurement. */
export interface RunReport {
  readonly what: string;
  readonly measurement: Measurement;
  readonly blockingRecall?: number;
  readonly truePairs: number;
  readonly compared: number;
  readonly seconds: number;
  readonly model: { readonly name: string; readonly thresholds: { readonly review: number; readonly same: number } };
  readonly parts?: Readonly<Record<string, unknown>>;
}

/** Prints the small table. */
export function printReport({ what, measurement, blockingRecall, truePairs, compared, seconds, model }: RunReport): void {
  const { same, best, review } = measurement;
  const line = (name: string, figures: Figures): string =>
    `  ${name.padEnd(28)}${four(figures.precision)}     ${four(figures.recall)}  ${four(figures.f1)}  from ${figures.threshold.toFixed(1)} bits`;
  const lines = [
    `${what} (model: ${model.name})`,
    '                              precision  recall  F1',
    line("at the model's threshold", same),
    line('best F1, knowing the truth', best),
    `  review from ${review.threshold.toFixed(1)} bits: ${review.pairs} pairs, ${review.true} of them true; recall with review ${four(review.recallWithReview)}`,
    `  true pairs ${truePairs}; compared ${compared}${blockingRecall === undefined ? '' : `; blocking recall ${four(blockingRecall)}`}; ${seconds.toFixed(2)} s`,
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** Writes a report as JSON where a path was given. */
export function writeJson(path: string | undefined, content: unknown): void {
  if (path !== undefined) writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** Seconds since a moment of `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function four(share: number): string {
  return share.toFixed(4);
}
