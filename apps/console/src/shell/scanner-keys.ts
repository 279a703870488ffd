/** A key as the browser reports it. */
export interface Key {
  readonly key: string;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat?: boolean;
}

/** A scanner types on at once; a hand needs longer. */
const SCANNER_MS = 80;
/** Whoever types letters on a button does not press it: a slow scanner, or a page that was busy. */
const TYPED_MS = 600;
/** Go with other keys and write nothing themselves. */
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];

/** True for a key that writes something. */
export function isTyped({ key, ctrlKey, altKey, metaKey }: Key): boolean {
  return key.length === 1 && !ctrlKey && !altKey && !metaKey;
}

/** Tells a scanner's keys from a hand's by their pace. */
export class ScannerKeys {
  private previous: Key | null = null;
  private lastLetter = -Infinity;

  /**
   * `scan` for every key that follows another within 80 ms, whatever it is; `first` is the key before it where the scan begins with it.
   * `typed` for a Space or Enter that comes soon after letters, though not at a scanner's pace.
   */
  judge(key: Key): { readonly as: 'alone' | 'typed' | 'scan'; readonly first?: string } {
    const { previous } = this;
    if (MODIFIERS.includes(key.key)) return { as: previous !== null && key.timeStamp - previous.timeStamp < SCANNER_MS ? 'scan' : 'alone' };
    this.previous = key;
    const isAfterLetter = key.timeStamp - this.lastLetter < TYPED_MS;
    if (isTyped(key) && key.key !== ' ') this.lastLetter = key.timeStamp;
    // A key that is held down repeats itself as quickly; it is no scan.
    if (previous !== null && key.repeat !== true && key.timeStamp - previous.timeStamp < SCANNER_MS) {
      const isFirst = !this.isInScan;
      this.isInScan = true;
      return isFirst && isTyped(previous) ? { as: 'scan', first: previous.key } : { as: 'scan' };
    }
    this.isInScan = false;
    return { as: isAfterLetter && (key.key === ' ' || key.key === 'Enter') ? 'typed' : 'alone' };
  }

  private isInScan = false;
}
