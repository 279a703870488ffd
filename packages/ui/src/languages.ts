import type { Language } from '@gatebook/vocabulary';
import { createInstance, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the screens, each under its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', lo: 'ລາວ', zh: '中文', en: 'English' };

const STORED = 'gatebook-language';

/** True for a language of the screens. */
export function isLanguage(text: string | null | undefined): text is Language {
  return text !== null && text !== undefined && Object.hasOwn(LANGUAGE_NAMES, text);
}

/** Language chosen here before, else the browser's, else Vietnamese. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'vi';
}

/** Starts the catalogue of texts; a text that a language lacks is shown in English. */
export function startLanguages(resources: Resource): i18n {
  const catalogue = createInstance({
    resources,
    lng: preferredLanguage(),
    fallbackLng: 'en',
    keySeparator: '.',
    interpolation: { escapeValue: false },
  });
  catalogue.on('languageChanged', (language) => {
    localStorage.setItem(STORED, language);
    document.documentElement.lang = language;
  });
  void catalogue.use(initReactI18next).init();
  document.documentElement.lang = catalogue.language;
  return catalogue;
}
