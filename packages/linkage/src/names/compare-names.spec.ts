import fc from 'fast-check';
import { compareNames, compareWithCharacters, type NameAgreement } from './compare-names.js';
import { prepareName, type PreparedName } from './words.js';

const KNOWN = new Set(
  'nguyen van thi nam an anh ha hai hoa le lan loan minh tran duc hung huong quynh thanh vilay khamla thuan tuan'.split(' '),
);
const COMMON = new Set('nguyen van thi'.split(' '));
const known = { isKnown: (word: string): boolean => KNOWN.has(word), isCommon: (word: string): boolean => COMMON.has(word) };

function name(text: string): PreparedName {
  return prepareName(text) ?? { words: [] };
}

function compare(left: string, right: string): NameAgreement {
  return compareNames(name(left), name(right), known);
}

describe('names as a whole', () => {
  it.each([
    ['Nguyễn Văn Nam', 'NGUYỄN VĂN NAM', 'same'],
    ['Lê Hòa', 'Lê Hoà', 'same'],
    ['Đỗ Đức Anh', 'DO DUC ANH', 'diacritics-lost'],
    ['Trần Văn Quân', 'Trần Van Quan', 'diacritics-lost'],
    ['Nguyễn Thị Lan', 'Nguyễn Thĩ Lan', 'one-mark'],
    ['Triệu Văn Dung', 'Triệu Văn Dũng', 'last-mark'],
    ['Nguyễn Văn Nam', 'Nam Nguyễn Văn', 'reordered'],
    ['Nguyen Van Nam', 'Văn Nam Nguyễn', 'reordered'],
    ['Hoàng Ngọc Nguyệt', 'Hoàng Ngọcnguyệt', 'joined'],
    ['Li Haiming', 'Hai Ming Li', 'joined'],
    ['Nguyễn Thị Hiền', 'Nguyễn Hiền', 'middle-missing'],
    ['Nguyễn Thị Thu Hiền', 'Nguyễn Thị Hiền', 'middle-shortened'],
    ['Phommachanh Xay', 'Phomachan Say', 'similar'],
    ['Rattanavong Bouaphanh', 'Lattanavong Buaphan', 'similar'],
    ['Nguyễn Văn Chiến', 'Nguyễn Văn Chiếm', 'one-letter'],
    ['Lê An', 'Lê Am', 'one-letter'],
    ['Hà Đức Anh', 'Hx Đức Anh', 'one-letter'],
    ['Lê Minh An', 'Lê Minh Anh', 'one-letter-other-name'],
    ['Trần Thị Lan', 'Trần Thị Loan', 'one-letter-other-name'],
    ['Trần Văn Nam', 'Trần Văm Nân', 'two-letters'],
    ['Tran Thuan', 'Tran Tuan', 'similar'],
    ['Trần Thuận', 'Trần Tuấn', 'one-letter-other-name'],
    ['Nguyễn Thị Thúy', 'Ruan Shicui', 'reading'],
    ['Nguyễn V Nam', 'Nguyễn Văn Nam', 'initials'],
    ['Nguyễn Văn Đ', 'Nguyễn Văn Đức', 'initials'],
    ['Long Thị Yến', 'Long Thị Ý', 'family-only'],
    ['Nguyễn Văn Ðức', 'Nguyễn Văn Đức', 'same'],
    ['Nguyễn Văn Tu\u00adấn', 'Nguyễn Văn Tuấn', 'same'],
    ['Souvannaphoumavongsa Khamphouthone', 'Souvannaphoumavongsa Khamph', 'cut-short'],
    ['Nguyễn Văn Nam', 'Nguyễn Đức Nam', 'middle-differs'],
    ['Nguyễn Văn Nam', 'Văn Nam', 'part-only'],
    ['Somsak', 'Vongsa Somsak', 'part-only'],
    ['Somsak', 'Somsak Vongsa', 'part-only'],
    ['Somsack', 'Vongsa Somsak', 'part-only'],
    ['Nguyễn', 'Nguyễn Thị Lan', 'different'],
    ['Somsam', 'Vongsa Somsak', 'different'],
    ['S', 'Vongsa Somsak', 'different'],
    ['Nguyễn Thị Lan', 'Nguyễn Thị Quỳnh', 'family-only'],
    ['Sisouphanh Vilay', 'Bounyavong Vilay', 'given-only'],
    ['Nguyễn Văn Nam', 'Trần Thị Hoa', 'different'],
  ])('sees %s and %s as %s', (left, right, agreement) => {
    expect(compare(left, right).agreement).toBe(agreement);
  });

  it('lets differing marks mean something only where both sides have marks', () => {
    expect(compare('Nguyễn Văn Nam', 'Nguyen Van Nam').marked).toBe(false);
    expect(compare('Nguyễn Văn Nam', 'Nguyễn Văn Nậm').marked).toBe(true);
  });

  it('takes a name for cut short from the length at which a zone is full', () => {
    const long = 'Souvannaphoumavongsa Khamphouthone';
    expect(compare(long, long.slice(0, 26)).agreement).toBe('cut-short');
    expect(compare(long, long.slice(0, 25)).agreement).not.toBe('cut-short');
  });

  it('gives one answer whichever side comes first', () => {
    const word = fc.constantFrom('Nguyễn', 'Văn', 'Van', 'An', 'Anh', 'Hà', 'Ha', 'Xay', 'Say', 'Minhh', 'Khamla', 'A', 'Thị');
    const full = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(fc.property(full, full, (left, right) => expect(compare(left, right)).toEqual(compare(right, left))));
  });

  it('reads no letters out of Lao vowel signs', () => {
    expect(prepareName('ບົວພັນ ສີສຸພັນ')).toBeNull();
  });
});

describe('names and characters', () => {
  it.each([
    ['Nguyễn Thị Hồng', '阮氏红', 'reading'],
    ['Ruan Shihong', '阮氏红', 'reading'],
    ['Hoang Dung', '黃勇', null],
    ['Lyu Zhenhua', '吕珍华', 'reading'],
    ['Đàm Cường Nam', '覃强东', 'reading-but-one'],
    ['Trần Văn Nam', '阮氏红', null],
  ])('sees %s and %s as %s', (latin, characters, agreement) => {
    expect(compareWithCharacters(name(latin), characters)).toBe(agreement);
  });
});
