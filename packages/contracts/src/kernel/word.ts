import { Matches } from 'class-validator';

/** A word of a list, or one that a newer release has added to it since: whoever reads it says what an unknown one means. */
export type Word<Known extends string> = Known | (string & Record<never, never>);

/**
 * A word of a list in what is told to others. An older release hears what a newer one tells: a word that it does not know is kept, and is no
 * reason to put the event aside.
 */
export function IsWordOf(known: readonly string[]): PropertyDecorator {
  return Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: `$property is not a word, such as ${known.join(', ')}` });
}

/** Narrows a word to those known here. */
export function isKnownWord<Known extends string>(known: readonly Known[], word: string | null | undefined): word is Known {
  return known.some((one) => one === word);
}
