import en from './en.json' with { type: 'json' };
import lo from './lo.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** Every text of the screens, by language. */
export const MESSAGES = { vi: { translation: vi }, lo: { translation: lo }, zh: { translation: zh }, en: { translation: en } };
