import type { PersonName } from '@gatebook/contracts';
import { latinForm, mrzNameOf, typedName } from '@gatebook/travel-documents';

/** Room enough for any name: nothing is cut. */
const ROOM = 500;

/** The name as printed in the document, family name first: the first Latin one, in its Latin form. */
export function latinNameOf(names: readonly PersonName[]): string {
  const inLatin =
    names.find(({ script, ...name }) => script === 'Latn' && latinWords({ script, ...name }).length > 0) ??
    names.find((name) => latinWords(name).length > 0);
  return inLatin === undefined ? '' : latinForm(wholeName(inLatin));
}

/** The name in the person's own script, where it is known. */
export function ownScriptNameOf(names: readonly PersonName[]): string | undefined {
  const own = names.find(({ script }) => script === 'native');
  return own === undefined ? undefined : wholeName(own);
}

/** The words of a name in Latin capitals; none where it is written in another script. */
export function latinWords(name: PersonName): readonly string[] {
  const whole = wholeName(name);
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(latinForm(whole))) return [];
  return mrzNameOf(whole, '', ROOM)
    .split(/<+/)
    .filter((word) => word !== '');
}

function wholeName({ full, familyName, givenNames }: PersonName): string {
  return full ?? [familyName, givenNames].filter((part) => part !== undefined).join(' ');
}

/** Names as they are kept: in the one form that search and comparison use too, however they were typed. */
export function tidyNames(names: readonly PersonName[]): readonly PersonName[] {
  return names.map(({ script, familyName, givenNames, full, source }) => ({
    script,
    familyName: tidy(familyName),
    givenNames: tidy(givenNames),
    full: tidy(full),
    source: source ?? undefined,
  }));
}

/** A part left blank is a part not given. */
function tidy(part: string | null | undefined): string | undefined {
  const tidied = typedName(part ?? '');
  return tidied === '' ? undefined : tidied;
}
