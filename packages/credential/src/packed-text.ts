/*
 * Names outside ASCII take two or three bytes a letter in UTF-8, and a QR code has room for few. Such text may
 * travel as a byte string: one byte that says which page, then the letters in that page.
 */

const VIETNAMESE_PAGE = 1;
const LAO_PAGE = 2;
const UTF16_PAGE = 3;

const ELLIPSIS = '…';
/** Vietnamese letters outside ASCII: 44 of Latin-1 and Latin Extended, then U+1EA0 to U+1EF9. */
const VIETNAMESE_LETTERS = [
  ...'ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư',
  ...Array.from({ length: 90 }, (_, place) => String.fromCodePoint(0x1ea0 + place)),
];
const LAO_BLOCK = Array.from({ length: 128 }, (_, place) => String.fromCodePoint(0x0e80 + place));

/** ASCII keeps its place; the page's letters follow from 0x80, and what is left over begins at 0. */
const VIETNAMESE = pageOf([...VIETNAMESE_LETTERS, ELLIPSIS]);
const LAO = pageOf([...LAO_BLOCK, ELLIPSIS]);

interface Page {
  readonly byteOf: ReadonlyMap<string, number>;
  readonly letterOf: ReadonlyMap<number, string>;
}

/** The shortest form of a text: a CBOR text string, or a byte string of one page; the first of equals. */
export function packText(text: string): string | Uint8Array {
  const forms = [packWith(VIETNAMESE_PAGE, VIETNAMESE, text), packWith(LAO_PAGE, LAO, text), packUtf16(text)];
  let shortest: string | Uint8Array = text;
  let length = new TextEncoder().encode(text).length;
  for (const form of forms) {
    if (form !== null && form.length < length) {
      shortest = form;
      length = form.length;
    }
  }
  return shortest;
}

/** The text of a packed form, or null where it is none or is not the form `packText` gives. */
export function unpackText(form: unknown): string | null {
  if (typeof form === 'string') return form === '' || typeof packText(form) !== 'string' ? null : form;
  if (!(form instanceof Uint8Array)) return null;
  const text = unpackBytes(form);
  if (text === null) return null;
  const again = packText(text);
  const same = typeof again !== 'string' && again.length === form.length && again.every((byte, at) => byte === form[at]);
  return same ? text : null;
}

function unpackBytes(form: Uint8Array): string | null {
  const [page, ...letters] = form;
  if (page === UTF16_PAGE) return unpackUtf16(form.subarray(1));
  const letterOf = page === VIETNAMESE_PAGE ? VIETNAMESE.letterOf : page === LAO_PAGE ? LAO.letterOf : null;
  if (letterOf === null) return null;
  const text = letters.map((byte) => letterOf.get(byte));
  return text.every((letter) => letter !== undefined) ? text.join('') : null;
}

function pageOf(letters: readonly string[]): Page {
  const byteOf = new Map<string, number>();
  for (let ascii = 0x20; ascii < 0x7f; ascii++) byteOf.set(String.fromCodePoint(ascii), ascii);
  letters.forEach((letter, place) => byteOf.set(letter, place < 128 ? 0x80 + place : place - 128));
  return { byteOf, letterOf: new Map([...byteOf].map(([letter, byte]) => [byte, letter])) };
}

function packWith(number: number, page: Page, text: string): Uint8Array | null {
  const bytes = [number];
  for (const letter of text) {
    const byte = page.byteOf.get(letter);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function packUtf16(text: string): Uint8Array {
  const bytes = [UTF16_PAGE];
  for (let at = 0; at < text.length; at++) bytes.push(text.charCodeAt(at) >> 8, text.charCodeAt(at) & 0xff);
  return Uint8Array.from(bytes);
}

function unpackUtf16(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length % 2 === 1) return null;
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) text += String.fromCharCode((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  return isWellFormed(text) ? text : null;
}

/** Whether the text has no half of a surrogate pair, which UTF-8 could not carry. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
