import type { Language } from '@gatebook/vocabulary';
import type { Names } from './records.js';

const FALLBACK: readonly Language[] = ['en', 'vi', 'zh', 'lo'];

/** The name in the language asked for, else the English, Vietnamese, Chinese or Lao one; null when no name is known. */
export function nameOf(names: Names, language: Language): string | null {
  for (const candidate of [language, ...FALLBACK]) {
    const name = names[candidate];
    if (name !== undefined) return name;
  }
  return null;
}
