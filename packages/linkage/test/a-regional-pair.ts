import type { LinkagePerson } from '../src/people/person.js';
import { seeded } from '../src/estimate/random-pairs.js';

/** A pair of invented people, and whether they are one. */
export interface RegionalPair {
  readonly left: LinkagePerson;
  readonly right: LinkagePerson;
  readonly same: boolean;
  readonly variation: string;
}

type Pick = <Value>(values: OneOrMore<Value>) => Value;

interface Invented {
  readonly family: string;
  readonly given: string;
  readonly own?: string;
  /** The family and given name as another office writes them. */
  readonly otherwise?: readonly [string, string];
  readonly otherGiven: string;
  readonly nationality: string;
  readonly homes: readonly [string, ...string[]];
}

type OneOrMore<Value> = readonly [Value, ...Value[]];

const VIETNAMESE_FAMILIES = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Hà', 'Đỗ', 'Vi', 'Nông', 'Hoàng'] as const;
const VIETNAMESE_GIVEN = ['An', 'Hà', 'Hùng', 'Dũng', 'Đạt', 'Hương', 'Thúy', 'Khánh', 'Quỳnh', 'Tuyền', 'Phượng', 'Ánh'] as const;
/** As printed, as another office writes it, in Lao letters. */
const LAO_FAMILIES: OneOrMore<readonly [string, string, string]> = [
  ['Phommachanh', 'Phomachan', 'ພົມມະຈັນ'],
  ['Xayasone', 'Sayason', 'ໄຊຍະສອນ'],
  ['Keovilay', 'Keowilai', 'ແກ້ວວິໄລ'],
  ['Rattanakone', 'Lattanakon', 'ລັດຕະນະກອນ'],
];
const LAO_GIVEN: OneOrMore<readonly [string, string, string]> = [
  ['Khamla', 'Kamla', 'ຄຳຫຼ້າ'],
  ['Bounthavy', 'Bunthavi', 'ບຸນທະວີ'],
  ['Phonexay', 'Phonsay', 'ພອນໄຊ'],
  ['Somchanh', 'Somchan', 'ສົມຈັນ'],
];
/** Pinyin, characters, Vietnamese readings. */
const CHINESE: OneOrMore<readonly [string, string, string, string, string]> = [
  ['Li', 'Haiming', '李海明', 'Lý', 'Hải Minh'],
  ['Chen', 'Yulan', '陈玉兰', 'Trần', 'Ngọc Lan'],
  ['Huang', 'Wencai', '黄文才', 'Hoàng', 'Văn Tài'],
  ['Nong', 'Chunhua', '农春花', 'Nông', 'Xuân Hoa'],
];

/** Variations of one person's record, and pairs of two who look alike. */
export const VARIATIONS = [
  'unchanged',
  'diacritics-lost',
  'name-order-swapped',
  'day-month-swapped',
  'letter-typo',
  'tone-typo',
  'written-otherwise',
  'name-in-one-field',
  'middle-name-dropped',
  'twins',
  'siblings',
  'same-name-other-date',
  'companion-on-same-pass',
  'neighbouring-numbers',
] as const;
const OF_TWO_PEOPLE: ReadonlySet<string> = new Set(VARIATIONS.slice(9));

/** Invents a pair after a number: the same number, the same pair. */
export function aRegionalPair(number: number, variation: (typeof VARIATIONS)[number]): RegionalPair {
  const random = seeded(number * 104_729 + VARIATIONS.indexOf(variation));
  const pick: Pick = (values) => values[Math.floor(random() * values.length)] ?? values[0];
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const day = (): string => String(1 + Math.floor(random() * 9)).padStart(2, '0');
  const people = invent(pick);
  const year = 1970 + Math.floor(random() * 35);
  const [month, date] = [day(), String(10 + Math.floor(random() * 3))];
  const sex = pick(['1', '2']);
  const left: LinkagePerson = {
    names: [{ familyName: people.family, givenNames: people.given }, ...(people.own === undefined ? [] : [{ full: people.own }])],
    sex,
    birthDate: `${year}-${month}-${date}`,
    nationality: people.nationality,
    documents: [{ type: 'border-pass', issuer: people.nationality, number: `AB${digits(6)}` }],
    homeTerritory: people.homes[0],
    phone: `09${digits(8)}`,
  };
  const document = [{ type: 'passport', issuer: people.nationality, number: `P${digits(8)}` }];
  const again: LinkagePerson = {
    ...left,
    documents: random() < 0.4 ? left.documents : document,
    phone: random() < 0.5 ? left.phone : `09${digits(8)}`,
  };
  const named = (familyName: string, givenNames: string): LinkagePerson => ({ ...again, names: [{ familyName, givenNames }] });
  const stranger = { ...left, documents: document, phone: `09${digits(8)}` };
  const otherName = [{ familyName: people.family, givenNames: people.otherGiven }];
  const RIGHT: Readonly<Record<(typeof VARIATIONS)[number], () => LinkagePerson>> = {
    unchanged: () => again,
    'diacritics-lost': () => named(withoutMarks(people.family).toUpperCase(), withoutMarks(people.given).toUpperCase()),
    'name-order-swapped': () => named(people.given, people.family),
    'day-month-swapped': () => ({ ...again, birthDate: `${year}-${date}-${month}` }),
    'letter-typo': () => named(people.family, `${people.given}${people.given.slice(-1)}`),
    'tone-typo': () =>
      named(
        people.family
          .normalize('NFD')
          .replace(/[\u0300\u0301\u0303]/u, '\u0309')
          .normalize('NFC'),
        people.given,
      ),
    'written-otherwise': () => named(...(people.otherwise ?? ([people.family, people.given] as const))),
    'name-in-one-field': () => ({ ...again, names: [{ full: `${people.family} ${people.given}` }] }),
    'middle-name-dropped': () => named(people.family, people.given.split(' ').at(-1) ?? ''),
    twins: () => ({ ...stranger, names: otherName }),
    siblings: () => ({ ...stranger, names: otherName, birthDate: `${year + 2}-${month}-${date}` }),
    'same-name-other-date': () => ({
      ...stranger,
      birthDate: `${year + 1}-0${1 + (Number(month) % 9)}-2${date.slice(1)}`,
      homeTerritory: people.homes[1],
    }),
    'companion-on-same-pass': () => ({ ...left, names: otherName, birthDate: `${year + 25}-11-2${date.slice(1)}`, phone: undefined }),
    'neighbouring-numbers': () => ({
      ...stranger,
      names: otherName,
      birthDate: `${year + 6}-12-3${Number(date.slice(1)) % 2}`,
      documents: [{ ...left.documents?.[0], number: nextNumber(left.documents?.[0]?.number ?? '') }],
    }),
  };
  return { left, right: RIGHT[variation](), same: !OF_TWO_PEOPLE.has(variation), variation };
}

function invent(pick: Pick): Invented {
  const people = pick(['VNM', 'VNM', 'LAO', 'CHN']);
  if (people === 'LAO') {
    const family = pick(LAO_FAMILIES);
    const given = pick(LAO_GIVEN);
    const other = LAO_GIVEN[(LAO_GIVEN.indexOf(given) + 1) % LAO_GIVEN.length] ?? given;
    return {
      family: family[0],
      given: given[0],
      own: `${given[2]} ${family[2]}`,
      otherwise: [family[1], given[1]],
      otherGiven: other[0],
      nationality: 'LAO',
      homes: ['LA-SV', 'LA-SL'],
    };
  }
  if (people === 'CHN') {
    const [family, given, own, ...otherwise] = pick(CHINESE);
    return { family, given, own, otherwise, otherGiven: 'Guoqiang', nationality: 'CHN', homes: ['CN:451481', 'CN:450681'] };
  }
  const given = pick(VIETNAMESE_GIVEN);
  const other = VIETNAMESE_GIVEN[(VIETNAMESE_GIVEN.indexOf(given) + 5) % VIETNAMESE_GIVEN.length] ?? 'Minh';
  const middle = pick(['Văn', 'Thị', 'Minh', 'Đức']);
  return {
    family: pick(VIETNAMESE_FAMILIES),
    given: `${middle} ${given}`,
    otherGiven: `${middle} ${other}`,
    nationality: 'VNM',
    homes: ['VN-09', 'VN-25'],
  };
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');
}

function nextNumber(number: string): string {
  return `${number.slice(0, 2)}${String((Number(number.slice(2)) + 1) % 1_000_000).padStart(6, '0')}`;
}
