/** What keyboards, word processors and phones put for an apostrophe. */
const APOSTROPHES = /[‘’‛ʹʻʼʽˈ′＇`´]/gu;
/** Signs nobody sees: where a line may break (U+200B, usual in Lao), direction marks, joiners, the byte order mark, the soft hyphen. */
const INVISIBLE = /\p{Cf}/gu;
/** Lao tone marks typed before the vowel sign that they stand above: both orders look the same, and Unicode orders neither. */
const TONE_FIRST = /([\u0ec8-\u0ecc]+)([\u0eb1\u0eb4-\u0ebc\u0ecd]+)/gu;

/**
 * A name as it was meant, from what was typed: the one form for keeping, searching and comparing. Wide and ligature forms become ordinary
 * letters (NFKC), invisible signs go, every apostrophe becomes one, Lao spellings that look the same become the same; spaces are tidied.
 */
export function typedName(text: string): string {
  return (
    text
      .replace(APOSTROPHES, "'")
      .normalize('NFKC')
      .replace(INVISIBLE, '')
      // Two signs E, one beside the other, are drawn as the sign AE.
      .replace(/\u0ec0\u0ec0/gu, '\u0ec1')
      .replace(TONE_FIRST, '$2$1')
      // Niggahita and AA are one sign, AM, as keyboards have it; NFKC takes it apart.
      .replace(/\u0ecd([\u0ec8-\u0ecc]*)\u0eb2/gu, '$1\u0eb3')
      .trim()
      .replace(/\s+/gu, ' ')
  );
}
