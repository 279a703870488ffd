import type { Asked } from '../kernel/asked.js';
import { Problem } from './problem.js';

/** Refuses a change by somebody who saw another version than the record has now (`If-Match`); who named none is not held to any. */
export function refuseUnlessSeen({ expectedVersion }: Pick<Asked, 'expectedVersion'>, version: number): void {
  if (expectedVersion === undefined) return;
  const seen = typeof expectedVersion === 'number' ? [expectedVersion] : expectedVersion;
  if (!seen.includes(version)) throw new Problem('VERSION_STALE', { version });
}
