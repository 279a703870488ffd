import { HOME_TERRITORY_TITLE, LAST_DAY_BEFORE_FIRST, REASON_TEXTS, type Language } from '@gatebook/vocabulary';
import en from './en.json' with { type: 'json' };
import lo from './lo.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

const OF_SCREENS = { vi, lo, zh, en };

/** Every text of the screens: those of their own, and those that the services say in the same words. */
const textsIn = (language: Language) => {
  const { person, permit, ...others } = OF_SCREENS[language];
  return {
    ...others,
    person: { ...person, homeTerritory: HOME_TERRITORY_TITLE[language] },
    permit: { ...permit, reversed: LAST_DAY_BEFORE_FIRST[language] },
    flag: Object.fromEntries(Object.entries(REASON_TEXTS).map(([code, texts]) => [code, texts[language]])),
  };
};

/** The same by language. */
export const MESSAGES = {
  vi: { translation: textsIn('vi') },
  lo: { translation: textsIn('lo') },
  zh: { translation: textsIn('zh') },
  en: { translation: textsIn('en') },
};
