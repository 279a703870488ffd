import fc from 'fast-check';
import { ON } from '../test/specimens.js';
import { latinForm, mrzNameOf, readMrz } from './index.js';

describe('a name in Latin letters', () => {
  it.each([
    ['Nguyễn Thị Hiền', 'Nguyen Thi Hien'],
    ['Đặng Ước', 'Dang Uoc'],
    ['ÐORÐE', 'DORDE'],
    ['Straße Łódź Ærø', 'Strasse Lodz AEroe'],
    ['ສົມສັກ', 'ສົມສັກ'],
    ['黄文明', '黄文明'],
  ])('%s is %s', (name, latin) => expect(latinForm(name)).toBe(latin));
});

describe('a name in the machine readable zone', () => {
  it.each([
    ['Eriksson', 'Anna Maria', 30, 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
    ['Nguyễn', 'Thị Ngọc Hương', 30, 'NGUYEN<<THI<NGOC<HUONG<<<<<<<<'],
    ['Đặng', 'Đức', 12, 'DANG<<DUC<<<'],
    ["O'Connor", 'Enya Siobhan', 24, 'OCONNOR<<ENYA<SIOBHAN<<<'],
    ['O’Connor', 'Marie-Elise', 24, 'OCONNOR<<MARIE<ELISE<<<<'],
    ['Van der Müller', 'John', 24, 'VAN<DER<MULLER<<JOHN<<<<'],
    ['Arkfreith', '', 12, 'ARKFREITH<<<'],
    ['', '', 4, '<<<<'],
  ])('of %s, %s is %3$s', (family, given, width, field) => expect(mrzNameOf(family, given, width)).toBe(field));

  it.each([
    ['Papandropoulous', 'Jonathon Alexander', 30, 'PAPANDROPOULOUS<<JONATHON<ALEX'],
    ['Abc', 'Defgh Ij', 11, 'ABC<<DEFG<I'],
    ['Abcdefghijkl', 'Xyz', 10, 'ABCDEFG<<X'],
    ['Abcdefghijkl', '', 10, 'ABCDEFGHIJ'],
    ['Abcdef Gh', 'Xyz', 10, 'ABCDEF<<XY'],
  ])('of %s, %s in %i places is cut to %s', (family, given, width, field) => expect(mrzNameOf(family, given, width)).toBe(field));

  it('fills its width, ends with a letter exactly where it was cut, and is read back as cut', () => {
    const name = fc.string({ unit: fc.constantFrom(...'AĐễz- '), maxLength: 40 });
    fc.assert(
      fc.property(name, name, fc.constantFrom(30, 31, 39), (family, given, width) => {
        const field = mrzNameOf(family, given, width);
        expect(field).toMatch(new RegExp(`^[A-Z<]{${width}}$`));
        const whole = mrzNameOf(family, given, 200).replace(/<+$/, '');
        if (whole.length > width) expect(field.endsWith('<')).toBe(false);
        else expect(field.replace(/<+$/, '')).toBe(whole);
      }),
      { numRuns: 1000 },
    );
    const cut = readMrz(
      [`P<VNM${mrzNameOf('Phommachanthavong', 'Souksavath Keodouangdy', 39)}`, 'C5890769<6VNM9909117F2904146<<<<<<<<<<<<<<<4'],
      ON,
    );
    expect(cut).toMatchObject({ primaryIdentifier: 'PHOMMACHANTHAVONG', secondaryIdentifier: 'SOUKSAVATH KEODOUANG', nameTruncated: true });
  });
});
