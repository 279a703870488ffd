import { LANGUAGES, type Language } from '@gatebook/vocabulary';

/** Picks the caller's language from an `Accept-Language` header; English when none fits. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { tag: tag.split('-')[0] ?? '', q: q === undefined ? 1 : Number(q) };
  });
  wanted.sort((a, b) => b.q - a.q);
  return wanted.map(({ tag }) => LANGUAGES.find((language) => language === tag)).find((language) => language !== undefined) ?? 'en';
}
