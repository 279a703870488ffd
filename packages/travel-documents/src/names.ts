import { typedName } from './typed-name.js';

/** Letters that are no base letter with a mark, and what Doc 9303-3 section 6 prints for them. */
const PRINTED: ReadonlyMap<string, string> = new Map(
  'ĐD đd ÐD ðd ĦH ħh ıi ŁL łl ŊN ŋn ØOE øoe ŦT ŧt ÆAE æae ŒOE œoe ÞTH þth ßss ẞSS'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** A name in plain Latin letters for searching and printing: marks dropped, Đ as D; other scripts stay as they are. */
export function latinForm(name: string): string {
  // Marks are dropped from Latin letters only: a Lao vowel sign is a mark too, and a name without it is another name.
  const plain = name.normalize('NFD').replace(/(\p{Script=Latin})\p{M}+/gu, '$1');
  return [...plain]
    .map((letter) => PRINTED.get(letter) ?? letter)
    .join('')
    .normalize('NFC');
}

/** The words of a name as the machine readable zone has them: capitals; apostrophes vanish, hyphens and spaces part words, other signs are left out. */
export function mrzWords(name: string): readonly string[] {
  return latinForm(typedName(name))
    .toUpperCase()
    .replace(/[\s\-‐‑–,]+/g, ' ')
    .replace(/[^A-Z ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * Other spellings that the table of Doc 9303-3 section 6 allows beside the bare letter, by the composed letter in capitals; China writes Ü as YU
 * in the zone of its passports.
 */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'AXX'],
  Å: ['AA'],
  Æ: ['AE'],
  Ñ: ['NXX'],
  Ö: ['OE', 'OXX'],
  Ø: ['OE'],
  Œ: ['OE'],
  Ü: ['UE', 'UXX', 'YU'],
  ß: ['SS'],
  ẞ: ['SS'],
  Þ: ['TH'],
  Đ: ['D', 'DJ'],
  Ð: ['D', 'DH'],
  Ĳ: ['IJ'],
};
/** Spellings of one word: nobody can make comparing slow. */
const MOST_SPELLINGS = 512;

/** Every way in which the zone may spell each word of a name, by all transliterations that the standard has. */
export function mrzSpellings(name: string): readonly ReadonlySet<string>[] {
  return partsOf(name).map((word) => {
    let spellings: readonly string[] = [''];
    for (const letter of word.normalize('NFC')) {
      const upper = letter.toUpperCase().length === 1 ? letter.toUpperCase() : letter;
      const ways = [mrzWords(letter).join(''), ...(OTHERWISE[upper] ?? [])];
      const longer = spellings.flatMap((before) => ways.map((way) => before + way));
      spellings = longer.length > MOST_SPELLINGS ? spellings.map((before) => before + (ways[0] ?? '')) : longer;
    }
    return new Set(spellings);
  });
}

/** The words of a name with their marks, parted as the zone parts them. */
function partsOf(name: string): readonly string[] {
  return typedName(name)
    .split(/[\s\-‐‑–,]+/)
    .filter((word) => mrzWords(word).length > 0);
}

/**
 * The name field of a machine readable zone of this width: `PRIMARY<<SECOND<ARY<<<`. A longer name is cut so that the
 * last place holds a letter, the sign that it was cut (Doc 9303-3 section 4.6): where the cut leaves a filler there,
 * the word before it gives up letters; a primary identifier that leaves no room is shortened for the first of the secondary.
 */
export function mrzNameOf(familyName: string, givenNames: string, width: number): string {
  const secondary = mrzWords(givenNames).join('<');
  let primary = mrzWords(familyName).join('<');
  if (secondary !== '' && primary.length > width - 3) primary = primary.slice(0, Math.max(width - 3, 0)).replace(/<+$/, '');
  const name = secondary === '' ? primary : `${primary}<<${secondary}`;
  return name.length <= width ? name.padEnd(width, '<') : cutToLetter(name, width);
}

function cutToLetter(name: string, width: number): string {
  let shorter = name;
  // Each round takes one letter from the word before the fillers at the cut, so what follows moves up by one.
  while (shorter.length > width && shorter.charAt(width - 1) === '<') {
    const wordEnd = shorter.slice(0, width).replace(/<+$/, '').length;
    shorter = shorter.slice(0, wordEnd - 1) + shorter.slice(wordEnd);
  }
  return shorter.slice(0, width).padEnd(width, '<');
}
