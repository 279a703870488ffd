/**
 * Spellings that one name of the region is found under, each folded into one. The order matters: later rules see what earlier ones left.
 * Sources: the spellings of one Lao name in passports of different years (no single official romanisation is in force), the loss of
 * Vietnamese marks, and old French-style spellings.
 */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[zx]/g, 's'],
  [/j/g, 'ch'],
  [/w/g, 'v'],
  [/ee/g, 'i'],
  [/oo|ou/g, 'u'],
  [/(.)\1+/g, '$1'],
  [/ph/g, 'p'],
  [/kh|gh/g, 'k'],
  [/c(?!h)|q/g, 'k'],
  [/th/g, 't'],
  [/nh$/g, 'n'],
  // French spellings of Lao ຍ: Souligna, Souliya.
  [/(?<!n)gn(?=[aeiou])/g, 'i'],
  [/nh|ny(?=[aeiou])/g, 'ni'],
  [/h$/g, ''],
  // Final d and t are one sound, and an r that closes a syllable is silent: prasert, paseuth.
  [/d$/g, 't'],
  [/eu|oe|ae/g, 'e'],
  [/([aeiou])r(?=[^aeiou]|$)/g, '$1'],
  [/([bpkt])[rl](?=[aeiou])/g, '$1'],
  [/r/g, 'l'],
  [/ts(?=[aeiou])/g, 's'],
  [/y/g, 'i'],
  [/i+/g, 'i'],
  // The silent e of French spellings: phone, sithone, phonesouda.
  [/([aiou][nmlkt])e(?=[^aeiou]|$)/g, '$1'],
  [/u[ao]/g, 'ua'],
  [/i[ae]/g, 'ia'],
  [/(.)\1+/g, '$1'],
];

const known = new Map<string, string>();

/** What a word of plain letters sounds like, for comparing and for keys: one form for spellings that are mistaken for one another. */
export function soundOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const sound = FOLDS.reduce((text, [pattern, folded]) => text.replace(pattern, folded), word);
  const answer = sound === '' ? word : sound;
  // Names repeat; the memory is bounded because what comes in is not.
  if (known.size > 50_000) known.clear();
  known.set(word, answer);
  return answer;
}
