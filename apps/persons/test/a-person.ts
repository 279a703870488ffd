import type { RegisterPerson } from '@gatebook/contracts';

let serial = 0;

const SYLLABLES = ['BAN', 'CHI', 'DOK', 'GUL', 'KEM', 'LAO', 'MON', 'NUT', 'PHA', 'SIT', 'TOP', 'VEN'] as const;

/** An invented Latin name for each number, alike to no other of them. */
export function anInventedName(number: number): { readonly familyName: string; readonly givenNames: string } {
  const word = (place: number): string =>
    [place, Math.floor(place / 12), Math.floor(place / 144)].map((syllable) => SYLLABLES[syllable % SYLLABLES.length]).join('');
  return { familyName: word(number * 5 + 1), givenNames: word(number * 11 + 3) };
}

/** A valid person; a test names only what it is about. Every one has a name and a document of their own, so that nobody is known already. */
export function aPerson(person: Partial<RegisterPerson> = {}): RegisterPerson {
  serial += 1;
  return {
    names: [
      { script: 'Latn', ...anInventedName(serial), source: 'document' },
      { script: 'native', full: Object.values(anInventedName(serial)).join(' ') },
    ],
    sex: '2',
    birthDate: '1994-03-09',
    nationality: 'VNM',
    homeTerritory: 'VN:VN-09',
    documents: [{ type: 'passport', issuer: 'VNM', number: `C1${String(serial).padStart(6, '0')}` }],
    ...person,
  };
}

/** The specimen passport of ICAO Doc 9303 part 4. */
export const SPECIMEN_LINES = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'] as const;

/** Its holder as a record. */
export function theSpecimenHolder(person: Partial<RegisterPerson> = {}): RegisterPerson {
  return aPerson({
    names: [{ script: 'Latn', familyName: 'Eriksson', givenNames: 'Anna Maria' }],
    birthDate: '1974-08-12',
    nationality: 'UTO',
    homeTerritory: undefined,
    documents: [{ type: 'passport', issuer: 'UTO', number: 'L898902C3', expiresOn: '2012-04-15', mrz: SPECIMEN_LINES }],
    ...person,
  });
}
