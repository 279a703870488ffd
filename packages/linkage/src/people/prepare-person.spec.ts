import { preparePerson } from './prepare-person.js';

describe('preparing a person', () => {
  it('keeps of two forms of a name the marked one, in the order whose fields tell the family name', () => {
    const { names } = preparePerson({ names: [{ familyName: 'SISOU', givenNames: 'VAN AN' }, { full: 'Văn An Sisou' }] });
    expect(names).toHaveLength(1);
    expect(names[0]?.words).toEqual(['sisou', 'van', 'an']);
    expect(names[0]?.marked?.map((word) => word.normalize('NFC'))).toEqual(['sisou', 'văn', 'an']);
    const other = preparePerson({ names: [{ full: 'Văn An Sisou' }, { familyName: 'SISOU', givenNames: 'VAN AN' }] });
    expect(other.names[0]?.marked).toBeDefined();
  });

  it('sorts scripts apart: Latin, Chinese simplified, Lao without regard to order', () => {
    const person = preparePerson({ names: [{ full: '陳氏秋' }, { full: 'ບົວພັນ ສີສຸພັນ' }, { full: 'Lê An' }] });
    expect(person).toMatchObject({ han: ['陈氏秋'], names: [{ words: ['le', 'an'] }] });
    expect(preparePerson({ names: [{ full: 'ສີສຸພັນ ບົວພັນ' }] }).lao).toEqual(person.lao);
  });

  it('leaves out what cannot be used', () => {
    expect(
      preparePerson({
        names: [{ full: '??' }],
        sex: '0',
        birthDate: '05/03/1990',
        phone: 'none',
        documents: [{ number: ' ' }],
        homeTerritory: '',
      }),
    ).toEqual({
      names: [],
      documents: [],
    });
  });

  it('reads MRZ fillers, full-width letters and apostrophes', () => {
    expect(preparePerson({ names: [{ full: 'NGUYEN<<VAN<NAM<<<' }] }).names[0]?.words).toEqual(['nguyen', 'van', 'nam']);
    expect(preparePerson({ names: [{ full: 'Ｎａｍ O’Neil' }] }).names[0]?.words).toEqual(['nam', 'oneil']);
  });
});
