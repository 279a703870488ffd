import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { RegisterPerson } from './person.js';
import { isPurpose, PURPOSES } from './purposes.js';
import { SearchPersons } from './search-persons.js';

/** A whole person, as integrators send one: fields may be added, these keep their names. */
const PERSON = {
  names: [
    { script: 'Latn', familyName: 'NGUYEN', givenNames: 'THI LAN', source: 'document' },
    { script: 'native', full: 'Nguyễn Thị Lan' },
  ],
  sex: '2',
  birthDate: '1994-03-09',
  nationality: 'VNM',
  homeTerritory: 'VN:VN-09',
  documents: [{ type: 'passport', issuer: 'VNM', number: 'C1234567' }],
};
const wrongIn = (body: object, dto: new () => object = RegisterPerson) =>
  validateSync(plainToInstance(dto, body), { whitelist: true, forbidNonWhitelisted: true }).map(({ property }) => property);

describe('the body of a person', () => {
  it('keeps the fields that integrators send, with a birth date as far as it is known', () => {
    for (const birthDate of ['1994-03-09', '1994-03', '1994']) expect(wrongIn({ ...PERSON, birthDate })).toEqual([]);
    expect(wrongIn({ document: { issuer: 'VNM', number: 'C1234567' } }, SearchPersons)).toEqual([]);
  });

  it('refuses unknown fields, also inside, and values out of form', () => {
    expect(wrongIn({ ...PERSON, religion: 'x' })).toEqual(['religion']);
    expect(wrongIn({ ...PERSON, documents: [{ ...PERSON.documents[0], chip: 'x' }] })).toEqual(['documents']);
    expect(wrongIn({ ...PERSON, sex: 'F' })).toEqual(['sex']);
    expect(wrongIn({ ...PERSON, nationality: 'vnm' })).toEqual(['nationality']);
    expect(wrongIn({ ...PERSON, names: [] })).toEqual(['names']);
    expect(wrongIn({ ...PERSON, names: [{ script: 'Latn', familyName: 'X'.repeat(101) }] })).toEqual(['names']);
  });
});

describe('a purpose', () => {
  it('is a code, never free text', () => {
    expect(PURPOSES.every(isPurpose)).toBe(true);
    expect([undefined, '', 'Gate Check', 'xem hồ sơ Nguyễn Thị Lan'].some(isPurpose)).toBe(false);
  });
});
