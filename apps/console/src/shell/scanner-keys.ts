/** A key as the browser reports it. */
export interface Key {
  readonly key: string;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat?: boolean;
}

/** What a key is. */
export interface Judged {
  /**
   * `scan` for every key that follows another within 80 ms, whatever it is; `tail` for the line feed after the carriage return that ended a paper.
   * `typed` for a Space or Enter that comes soon after letters, though not at a scanner's pace.
   */
  readonly as: 'alone' | 'typed' | 'scan' | 'tail';
  /** The key before it, where the scan begins with it. */
  readonly first?: string;
  /** It ends a paper: Enter, Tab or Control with J or M behind more keys than a hand types at that pace. */
  readonly ends: boolean;
}

/** A scanner types on at once; a hand needs longer. */
const SCANNER_MS = 80;
/** Whoever types letters on a button does not press it: a slow scanner, or a page that was busy. */
const TYPED_MS = 600;
/** No hand keeps a scanner's pace for so many keys: from here on it is a paper. */
const SHORTEST_PAPER = 6;
/** Go with other keys and write nothing themselves. */
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];

/** True for a key that writes something. */
export function isTyped({ key, ctrlKey, altKey, metaKey }: Key): boolean {
  return key.length === 1 && !ctrlKey && !altKey && !metaKey;
}

/** True for what scanners end a paper with: carriage return or Tab, and the line feed and carriage return of those that send signs as Control and a letter. */
export function isEnd({ key, ctrlKey }: Key): boolean {
  return key === 'Enter' || key === 'Tab' || (ctrlKey && /^[jm]$/i.test(key));
}

/** Tells a scanner's keys from a hand's by their pace. */
export class ScannerKeys {
  private previous: Key | null = null;
  private lastLetter = -Infinity;
  private isInScan = false;
  private written = 0;

  /** Signs of the paper that were written at a scanner's pace so far; 0 until there are more than a hand would. */
  get paperLength(): number {
    return this.isInScan && this.written >= SHORTEST_PAPER ? this.written : 0;
  }

  /** Null for a key that only goes with others. */
  judge(key: Key): Judged | null {
    if (MODIFIERS.includes(key.key)) return null;
    const { previous } = this;
    this.previous = key;
    const isAfterLetter = key.timeStamp - this.lastLetter < TYPED_MS;
    if (isTyped(key) && key.key !== ' ') this.lastLetter = key.timeStamp;
    const wasInScan = this.isInScan;
    // A key that is held down repeats itself as quickly; it is no scan.
    this.isInScan = previous !== null && key.repeat !== true && key.timeStamp - previous.timeStamp < SCANNER_MS;
    if (previous === null || !this.isInScan) {
      this.written = isTyped(key) ? 1 : 0;
      return { as: isAfterLetter && (key.key === ' ' || key.key === 'Enter') ? 'typed' : 'alone', ends: false };
    }
    const isNext = isEnd(previous);
    if (isNext && isEnd(key) && wasInScan) return { as: 'tail', ends: false };
    const ends = isEnd(key) && (key.ctrlKey || this.written >= SHORTEST_PAPER);
    if (isTyped(key)) this.written = isNext ? 1 : this.written + 1;
    return { as: 'scan', ends, ...(!wasInScan && isTyped(previous) && { first: previous.key }) };
  }
}
