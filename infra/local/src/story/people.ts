/** Somebody of the story; every name and number is invented. */
export interface StoryPerson {
  readonly familyName: string;
  readonly givenNames: string;
  readonly ownScript: string;
  readonly sex: '1' | '2';
  readonly birthDate: string;
  readonly nationality: 'VNM' | 'LAO' | 'CHN';
  readonly homeTerritory: string;
  readonly document: { readonly type: string; readonly issuer: string; readonly number: string; readonly expiresOn: string };
}

const VIETNAMESE: readonly (readonly [string, string, string])[] = [
  ['NGUYEN', 'THI LAN', 'Nguyễn Thị Lan'],
  ['HOANG', 'THI MAI', 'Hoàng Thị Mai'],
  ['LUONG', 'THI HOA', 'Lương Thị Hoa'],
  ['NONG', 'THI THU', 'Nông Thị Thu'],
  ['TRAN', 'THI HUE', 'Trần Thị Huệ'],
  ['LE', 'THI NGA', 'Lê Thị Nga'],
  ['PHAM', 'THI YEN', 'Phạm Thị Yến'],
  ['VI', 'THI SEN', 'Vi Thị Sen'],
  ['DINH', 'THI CUC', 'Đinh Thị Cúc'],
  ['HA', 'THI DAO', 'Hà Thị Đào'],
  ['BE', 'THI LIEN', 'Bế Thị Liên'],
  ['CHU', 'THI HANH', 'Chu Thị Hạnh'],
];
const LAO: readonly (readonly [string, string, string])[] = [
  ['PHOMMACHANH', 'KHAMLA', 'ຄຳຫຼ້າ ພົມມະຈັນ'],
  ['SISAVATH', 'BOUNMY', 'ບຸນມີ ສີສະຫວາດ'],
  ['KEOVILAY', 'SOMPHONE', 'ສົມພອນ ແກ້ວວິໄລ'],
  ['INTHAVONG', 'CHANTHA', 'ຈັນທາ ອິນທະວົງ'],
  ['SOUVANNA', 'THONGDY', 'ທອງດີ ສຸວັນນາ'],
  ['VONGSA', 'BOUALY', 'ບົວລີ ວົງສາ'],
];
const CHINESE: readonly (readonly [string, string, string])[] = [
  ['HUANG', 'GUIFANG', '黄桂芳'],
  ['NONG', 'ZHIQIANG', '农志强'],
  ['LU', 'MEILING', '陆美玲'],
  ['WEI', 'JIANGUO', '韦建国'],
];

/** Twenty-four women of Lang Son who cut cane around Chongzuo. */
export const CANE_WORKERS: readonly StoryPerson[] = Array.from({ length: 24 }, (_, place) =>
  person(VIETNAMESE, place, { sex: '2', nationality: 'VNM', homeTerritory: 'VN:VN-09', series: 'P0', type: 'passport' }),
);
/** Fourteen men of Salavan who work in Quang Tri. */
export const LAO_WORKERS: readonly StoryPerson[] = Array.from({ length: 14 }, (_, place) =>
  person(LAO, place, { sex: '1', nationality: 'LAO', homeTerritory: 'LA:LA-SL', series: 'PA', type: 'passport' }),
);
/** Visitors: relatives and traders from the other side. */
export const CHINESE_VISITORS: readonly StoryPerson[] = Array.from({ length: 4 }, (_, place) =>
  person(CHINESE, place, {
    sex: place % 2 === 0 ? '2' : '1',
    nationality: 'CHN',
    homeTerritory: 'CN:451481',
    series: 'E9',
    type: 'passport',
  }),
);
/** A visitor from Salavan. */
export const LAO_VISITORS: readonly StoryPerson[] = Array.from({ length: 2 }, (_, place) =>
  person(LAO, place + 3, { sex: '2', nationality: 'LAO', homeTerritory: 'LA:LA-SL', series: 'PB', type: 'passport' }),
);

interface Kind {
  readonly sex: '1' | '2';
  readonly nationality: StoryPerson['nationality'];
  readonly homeTerritory: string;
  readonly series: string;
  readonly type: string;
}

function person(names: readonly (readonly [string, string, string])[], place: number, { series, type, ...kind }: Kind): StoryPerson {
  const [familyName, givenNames, ownScript] = names[place % names.length] ?? ['X', 'X', 'X'];
  const day = String(1 + ((place * 7) % 28)).padStart(2, '0');
  const month = String(1 + ((place * 5) % 12)).padStart(2, '0');
  return {
    ...kind,
    familyName,
    givenNames,
    ownScript,
    birthDate: `${1978 + ((place * 3) % 24)}-${month}-${day}`,
    document: {
      type,
      issuer: kind.nationality,
      number: `${series}${String(7_000_001 + place * 137)
        .slice(0, 7)
        .slice(series === 'P0' ? 1 : 0)}`,
      expiresOn: '2031-06-30',
    },
  };
}

/** The body of `POST /persons`. */
export function personBody(one: StoryPerson): Readonly<Record<string, unknown>> {
  const { familyName, givenNames, ownScript, document, ...coded } = one;
  return {
    ...coded,
    names: [
      { script: 'Latn', familyName, givenNames, source: 'document' },
      { script: 'native', full: ownScript, source: 'declared' },
    ],
    documents: [document],
  };
}
