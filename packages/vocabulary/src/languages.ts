/** The languages of problems, reasons, names and screens. */
export const LANGUAGES = ['vi', 'lo', 'zh', 'en'] as const;
/** One of the four languages Gatebook speaks. */
export type Language = (typeof LANGUAGES)[number];
/** One text in each language. */
export type Texts = Readonly<Record<Language, string>>;

/** The sentence of a code in a language; the code itself where none is written yet. */
export function textOf(texts: Readonly<Record<string, Texts>>, code: string, language: Language): string {
  return texts[code]?.[language] ?? code;
}
