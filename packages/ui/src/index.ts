export { isLanguage, LANGUAGE_NAMES, preferredLanguage, startLanguages, type Language } from './languages.js';
export { Empty, Loading, Trouble } from './states.js';
export { ANSWER_LOOK, theme } from './theme.js';
