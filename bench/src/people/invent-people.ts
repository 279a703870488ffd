import { preparePerson, seeded, type PreparedPerson } from '@gatebook/linkage';

/** Family names and how many of a hundred have them; nearly two in five are Nguyễn, as in lists from the north. */
const FAMILIES: readonly (readonly [string, number])[] = [
  ['Nguyễn', 38], ['Trần', 8], ['Hoàng', 7], ['Lê', 6], ['Phạm', 5], ['Nông', 5], ['Vi', 3], ['Lý', 3], ['Vũ', 2], ['Hà', 2], ['Đặng', 2],
  ['Lường', 2], ['Bùi', 2], ['Phan', 2], ['Triệu', 1], ['Lương', 1], ['Đỗ', 1], ['Ngô', 1], ['Hứa', 1], ['Ma', 1], ['Dương', 1], ['Đàm', 1],
  ['Hồ', 1], ['Chu', 1], ['Vàng', 1], ['Giàng', 1], ['Bế', 1],
]; // prettier-ignore
const MIDDLES = {
  '1': 'Văn Văn Văn Văn Văn Đức Minh Quang Hữu Công Xuân Mạnh Tuấn Đình Thanh Ngọc'.split(' '),
  '2': 'Thị Thị Thị Thị Thị Thị Thị Ngọc Thu Thanh Hồng Bích Thùy Minh'.split(' '),
} as const;
const GIVEN =
  'An Anh Bình Bích Chi Chiến Cường Diệp Dung Dũng Duy Duyên Đạt Đông Đức Giang Hà Hải Hạnh Hằng Hảo Hậu Hiền Hiếu Hoa Hòa Hoàn Hoàng Hợp Huệ Huy Hùng Hưng Hương Kiên Kiều Khánh Lan Lâm Liên Linh Loan Lộc Long Lợi Mai Mạnh Mỹ Minh Nam Nga Ngân Nghĩa Ngọc Nguyệt Nhung Oanh Phong Phúc Phương Quang Quân Quý Quỳnh Sâm Sơn Tâm Thái Thanh Thành Thảo Thắng Thọ Thu Thuận Thúy Thủy Tiến Toàn Trang Trung Trường Tú Tuấn Tùng Tuyết Vân Vinh Xuân Yến'.split(
    ' ',
  );
const PROVINCES = ['VN-09', 'VN-04', 'VN-13', 'VN-07', 'VN-02', 'VN-25', 'VN-21', 'VN-22'];
const FAMILY_POOL = FAMILIES.flatMap(([name, weight]) => Array.from({ length: weight }, () => name));
/** Birth dates over fifty years. */
const FIRST_DAY = Date.UTC(1958, 0, 1) / 86_400_000;
const DAYS = 18_262;

/** A person nobody is. */
export interface InventedPerson {
  readonly familyName: string;
  readonly givenNames: string;
  readonly sex: '1' | '2';
  readonly birthDate: string;
  readonly homeTerritory: string;
  readonly documentNumber: string;
  readonly phone: string;
}

/** Invents a person after a number: names by frequency, birth dates over fifty years, one telephone and one document each. */
export function inventPerson(number: number): InventedPerson {
  const random = seeded(number * 7919 + 17);
  const pick = <Value>(values: readonly Value[], fallback: Value): Value => values[Math.floor(random() * values.length)] ?? fallback;
  const sex = random() < 0.6 ? '1' : '2';
  const middle = [pick(MIDDLES[sex], 'Văn'), ...(random() < 0.25 ? [pick(GIVEN, 'Minh')] : [])];
  return {
    familyName: pick(FAMILY_POOL, 'Nguyễn'),
    givenNames: [...middle, pick(GIVEN, 'An')].join(' '),
    sex,
    birthDate: new Date((FIRST_DAY + Math.floor(random() * DAYS)) * 86_400_000).toISOString().slice(0, 10),
    documentNumber: `C${String(Math.floor(random() * 1e7)).padStart(7, '0')}`,
    homeTerritory: pick(PROVINCES, 'VN-09'),
    phone: `095${String(Math.floor(random() * 1e7)).padStart(7, '0')}`,
  };
}

/** The person as matching takes one. */
export function prepared({ familyName, givenNames, documentNumber, ...person }: InventedPerson): PreparedPerson {
  return preparePerson({
    ...person,
    names: [{ familyName, givenNames }],
    nationality: 'VNM',
    documents: [{ type: 'passport', issuer: 'VNM', number: documentNumber }],
  });
}

/** A name as a document prints it: capitals without marks. */
export function printed(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toUpperCase();
}

/** The same person as a second list has them: no marks, another document, day and month swapped where that is a date. */
export function writtenOtherwise(person: PreparedPerson, number: number): PreparedPerson {
  const names = person.names.map(({ words, sounds }) => (sounds === undefined ? { words } : { words, sounds }));
  return { ...person, names, documents: [{ number: `N${String(number).padStart(7, '0')}`, type: 'passport', issuer: 'VNM' }] };
}
