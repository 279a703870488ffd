export { ConfirmButton } from './confirm-button.js';
export { clockText, dayText, monthText } from './format.js';
export { isLanguage, LANGUAGE_NAMES, preferredLanguage, startLanguages } from './languages.js';
export { Empty, Loading, Trouble } from './states.js';
export { ANSWER_LOOK, readableColours, theme } from './theme.js';
