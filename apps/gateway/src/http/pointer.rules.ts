/** A key as a word of a JSON Pointer (RFC 6901). */
export function pointerWord(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
