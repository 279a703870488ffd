const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Base45 (RFC 9285): two bytes become three letters of the QR alphanumeric alphabet. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1];
    let word = second === undefined ? first : first * 256 + second;
    for (let places = second === undefined ? 2 : 3; places > 0; places--) {
      text += LETTERS.charAt(word % 45);
      word = Math.floor(word / 45);
    }
  }
  return text;
}

/** The bytes of Base45 text, or null for letters outside the alphabet, a single letter left over, or a group that is too large (RFC 9285 section 6). */
export function decodeBase45(text: string): Uint8Array | null {
  const rest = text.length % 3;
  if (rest === 1) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (rest === 2 ? 1 : 0));
  for (let at = 0, into = 0; at < text.length; at += 3) {
    const [first, second, third] = [digitAt(text, at), digitAt(text, at + 1), digitAt(text, at + 2)];
    if (first < 0 || second < 0 || (third < 0 && at + 2 < text.length)) return null;
    if (at + 2 < text.length) {
      const word = first + second * 45 + third * 2025;
      if (word > 0xffff) return null;
      bytes[into++] = word >> 8;
      bytes[into++] = word & 0xff;
    } else {
      const word = first + second * 45;
      if (word > 0xff) return null;
      bytes[into++] = word;
    }
  }
  return bytes;
}

function digitAt(text: string, at: number): number {
  return at < text.length ? LETTERS.indexOf(text.charAt(at)) : -1;
}
