import { typedName } from './index.js';

describe('a typed name', () => {
  it.each([
    ['wide letters', 'LE ＶＡＮ　AN', 'LE VAN AN'],
    ['a sign where a line may break', 'ສົມສັກ\u200bວົງສາ', 'ສົມສັກວົງສາ'],
    ['a direction mark', 'NGUYEN\u200e', 'NGUYEN'],
    ['a soft hyphen', 'Phom\u00admachanh', 'Phommachanh'],
    ['an apostrophe of a word processor', 'O‘CONNOR', "O'CONNOR"],
    ['the other one', 'O’Connor', "O'Connor"],
    ['an acute accent as apostrophe', 'O´Connor', "O'Connor"],
    ['letters and marks apart', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['Lao, niggahita before the tone', '\u0e99\u0ecd\u0ec9\u0eb2\u0ec1\u0e81\u0ec9\u0ea7', '\u0e99\u0ec9\u0eb3\u0ec1\u0e81\u0ec9\u0ea7'],
    ['Lao, the tone before niggahita', '\u0e99\u0ec9\u0ecd\u0eb2\u0ec1\u0e81\u0ec9\u0ea7', '\u0e99\u0ec9\u0eb3\u0ec1\u0e81\u0ec9\u0ea7'],
    ['Lao, two signs E for AE', '\u0ec0\u0ec0\u0e81\u0ec9\u0ea7', '\u0ec1\u0e81\u0ec9\u0ea7'],
    ['Lao, the tone before the vowel', '\u0e9a\u0ec9\u0eb8\u0e99', '\u0e9a\u0eb8\u0ec9\u0e99'],
    ['spaces', '  Le \u00a0 Van ', 'Le Van'],
  ])('with %s is what was meant', (_, typed, meant) => {
    expect(typedName(typed)).toBe(meant);
    expect(typedName(meant)).toBe(meant);
  });
});
