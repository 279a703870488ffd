/** A key as the browser reports it. */
export interface Key {
  readonly key: string;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** A scanner types its Enter at once; a hand needs longer. */
const SCANNER_MS = 80;

/** True for a key that writes something. */
export function isTyped({ key, ctrlKey, altKey, metaKey }: Key): boolean {
  return key.length === 1 && !ctrlKey && !altKey && !metaKey;
}

/** True for the Enter that ends a scan rather than presses a button. */
export function isScannersEnter({ key, timeStamp }: Key, lastTyped: number): boolean {
  return key === 'Enter' && lastTyped > 0 && timeStamp - lastTyped < SCANNER_MS;
}
