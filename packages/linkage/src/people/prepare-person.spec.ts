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

  it('takes a Lao name for one whether or not it has spaces, a title, or the family name first, and in either encoding', () => {
    const lao = (full: string) => preparePerson({ names: [{ full }] }).lao ?? [];
    const written = lao('ຄຳພອນ ວົງສາ');
    for (const other of ['ຄຳພອນວົງສາ', 'ວົງສາ ຄຳພອນ', 'ທ້າວ ຄຳພອນ ວົງສາ', 'ທ. ຄຳພອນ ວົງສາ', 'ຄ\u0ecd\u0eb2ພອນ ວົງສາ'])
      expect(lao(other).some((form) => written.includes(form))).toBe(true);
    expect(lao('ໜູ ວົງສາ')).toEqual(lao('ນາງ ຫນູ ວົງສາ'));
    expect(lao('ຄຳພອນ ສີສຸພັນ').some((form) => written.includes(form))).toBe(false);
  });

  it('uses the parts and the whole, and no family name for a whole name', () => {
    expect(preparePerson({ names: [{ familyName: 'TRAN', full: 'Trần Thị An' }] }).names.map(({ words }) => words)).toEqual([
      ['tran', 'thi', 'an'],
    ]);
    expect(preparePerson({ names: [{ familyName: 'TRAN', givenNames: 'AN', full: 'Trần Thị An' }] }).names).toHaveLength(2);
    expect(preparePerson({ names: [{ familyName: 'Chen', givenNames: 'An', full: '陈安' }] })).toMatchObject({
      han: ['陈安'],
      names: [{}],
    });
  });

  it.each(['XXA', 'XXB', 'XXC', 'XXX'])('takes %s for no nationality', (nationality) => {
    expect(preparePerson({ names: [], nationality })).not.toHaveProperty('nationality');
  });
});
