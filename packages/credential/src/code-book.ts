/*
 * Numbers for names that are long and often needed. The place in a list is signed into credentials: lists are
 * only ever added to at the end; the known-answer test and a digest in code-book.spec.ts hold them to that.
 * A name that is not listed travels as text, so a new gate or permit type needs no new reader.
 */

/** Permit types that travel as their place in this list. */
export const PERMIT_TYPE_CODES: readonly string[] = [
  'VN-PASSPORT',
  'VNLA-VISA-EXEMPT',
  'VNLA-BORDER-PASS',
  'VNLA-BORDER-RESIDENT',
  'VNLA-TRAIL-LIST',
  'LA-CIT-PROVINCE-PERMIT',
  'VNCN-EXIT-ENTRY-PASS',
  'CN-BORDER-EXIT-ENTRY-PASS',
  'VNCN-TOUR-GROUP-PASS',
  'VNCN-LABOUR-WORK-CARD',
  'VNCN-LABOUR-CARD-SET',
  'VN-LABOUR-DISPATCH',
  'LA-WORK-PERMIT-TEMP',
  'LA-WORK-PERMIT-STD',
  'VNLA-TRANSPORT-PERMIT-COM',
  'VNLA-TRANSPORT-PERMIT-NONCOM',
  'VNCN-SELFDRIVE-LS',
  'VNCN-SELFDRIVE-QN',
  'VNCN-CARGO-TWOWAY',
];

/** Gates that travel as their place in this list. */
export const GATE_CODES: readonly string[] = [
  'vnla-la-lay',
  'vnla-lao-bao',
  'vnla-nam-giang',
  'vnla-cau-treo',
  'vnla-na-meo',
  'vnla-nam-can',
  'vnla-cha-lo',
  'vnla-bo-y',
  'vnla-tay-trang',
  'vnla-long-sap',
  'vnla-chieng-khuong',
  'vnla-huoi-puoc',
  'vnla-ten-tan',
  'vnla-hong-van',
  'vnla-a-dot',
  'vnla-coc',
  'vnla-ta-rung',
  'vnla-cheng',
  'vnla-thanh',
  'vnla-nam-lanh',
  'vnla-thong-thu',
  'vnla-dak-long',
  'vnla-dak-blo',
  'vnla-tay-giang',
  'vnla-si-pa-phin',
  'vnla-na-cai',
  'vnla-kheo',
  'vnla-tam-hop',
  'vnla-cao-veu',
  'vnla-thanh-thuy-na',
  'vnla-nam-dich',
  'vnla-trail-cu-bai',
  'vnla-trail-a-roong',
  'vnla-trail-tan-kim',
  'vnla-trail-dong-thanh',
  'vnla-trail-xy',
  'vnla-trail-a-doi',
  'vncn-huu-nghi',
  'vncn-huu-nghi-1119-1120',
  'vncn-tan-thanh-1088-1089',
  'vncn-tan-thanh',
  'vncn-coc-nam',
  'vncn-chi-ma',
  'vncn-binh-nghi',
  'vncn-dong-dang-rail',
  'vncn-na-hinh',
  'vncn-na-nua',
  'vncn-mong-cai',
  'vncn-bac-luan-2',
  'vncn-hai-yen',
  'vncn-hoanh-mo',
  'vncn-bac-phong-sinh',
  'vncn-ta-lung',
  'vncn-tra-linh',
  'vncn-na-doong',
  'vncn-soc-giang',
  'vncn-po-peo',
  'vncn-ly-van',
  'vncn-thanh-thuy',
  'vncn-lao-cai',
  'vncn-kim-thanh',
  'vncn-lao-cai-rail',
  'vncn-ma-lu-thang',
  'vncn-a-pa-chai',
  'vncn-u-ma-tu-khoong',
  'vncn-muong-khuong',
  'vncn-xin-man',
  'vncn-pho-bang',
  'vncn-sam-pun',
  'vncn-ha-lang',
];

/** The number of a listed name, or the name itself. */
export function encodeCode(codes: readonly string[], name: string): number | string {
  const number = codes.indexOf(name);
  return number < 0 ? name : number;
}

/** The name of a number or the name as it stands, or null where a newer list is needed to read it. */
export function decodeCode(codes: readonly string[], code: unknown): string | null {
  if (typeof code === 'string') return code === '' ? null : code;
  return typeof code === 'number' && Number.isInteger(code) ? (codes[code] ?? null) : null;
}
