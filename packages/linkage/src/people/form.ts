/**
 * Version of prepared people and of their keys: raised with every change of `preparePerson`, `indexKeys` or the regional model's
 * frequencies, so that a registry knows whose prepared form and keys have to be made anew.
 */
export const PREPARED_FORM = 5;
