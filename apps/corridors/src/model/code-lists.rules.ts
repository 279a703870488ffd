import { CODE_LISTS, PURPOSES, type CodeWithNames, type Purpose } from '@gatebook/contracts';
import {
  DOCUMENT_TYPE_NAMES,
  listIndustries,
  listNationalities,
  listOccupations,
  listPermitTypes,
  SEXES,
  SIDES,
} from '@gatebook/reference-data';

type Names = CodeWithNames['names'];

/** Why a person's record is opened (header `Purpose`). */
const PURPOSE_NAMES: Readonly<Record<Purpose, Names>> = {
  registration: { vi: 'đăng ký', lo: 'ລົງທະບຽນ', zh: '登记', en: 'registration' },
  'labour-registration': { vi: 'đăng ký lao động', lo: 'ລົງທະບຽນແຮງງານ', zh: '劳务登记', en: 'labour registration' },
  'permit-issue': { vi: 'cấp giấy phép', lo: 'ອອກໃບອະນຸຍາດ', zh: '签发许可', en: 'issuing a permit' },
  'gate-check': { vi: 'kiểm tra tại cửa khẩu', lo: 'ກວດຢູ່ດ່ານ', zh: '口岸查验', en: 'check at a gate' },
  correction: { vi: 'đính chính', lo: 'ແກ້ໄຂ', zh: '更正', en: 'correction' },
  complaint: { vi: 'khiếu nại', lo: 'ຮ້ອງທຸກ', zh: '投诉', en: 'complaint' },
  'holder-request': { vi: 'theo yêu cầu của người được cấp', lo: 'ຕາມຄຳຂໍຂອງຜູ້ຖື', zh: '持证人要求', en: 'request of the holder' },
  'authority-request': { vi: 'theo yêu cầu của cơ quan', lo: 'ຕາມຄຳຂໍຂອງອົງການ', zh: '主管机关要求', en: 'request of an authority' },
  'statistics-correction': { vi: 'đính chính thống kê', lo: 'ແກ້ໄຂສະຖິຕິ', zh: '统计更正', en: 'correction of statistics' },
  audit: { vi: 'kiểm tra, giám sát', lo: 'ກວດສອບ', zh: '审计', en: 'audit' },
};

/** What a permit is for: the purposes that the rulebooks name. */
const PERMIT_PURPOSES: readonly CodeWithNames[] = [
  { code: 'border-resident', names: { vi: 'cư dân biên giới', lo: 'ຊາວຊາຍແດນ', zh: '边民往来', en: 'border resident' } },
  { code: 'relatives', names: { vi: 'thăm thân', lo: 'ຢ້ຽມຍາດ', zh: '探亲', en: 'visit to relatives' } },
  { code: 'business', names: { vi: 'thương mại', lo: 'ທຸລະກິດ', zh: '商务', en: 'business' } },
  { code: 'tourism', names: { vi: 'du lịch', lo: 'ທ່ອງທ່ຽວ', zh: '旅游', en: 'tourism' } },
  { code: 'official', names: { vi: 'công vụ', lo: 'ວຽກທາງການ', zh: '公务', en: 'official duty' } },
  { code: 'work', names: { vi: 'lao động', lo: 'ເຮັດວຽກ', zh: '务工', en: 'work' } },
  {
    code: 'driver-and-vehicle',
    names: { vi: 'lái xe và phương tiện', lo: 'ຜູ້ຂັບ ແລະ ພາຫະນະ', zh: '驾驶员与车辆', en: 'driver and vehicle' },
  },
];

const LISTS: Readonly<Record<(typeof CODE_LISTS)[number], () => readonly CodeWithNames[]>> = {
  occupations: () => listOccupations().map(({ code, parent, names }) => ({ code, parent, names })),
  industries: () => listIndustries().map(({ code, parent, names }) => ({ code, parent, names })),
  'permit-types': () => listPermitTypes().map(({ code, names }) => ({ code, names })),
  nationalities: () => listNationalities().map(({ code, names }) => ({ code, names })),
  'document-types': () => DOCUMENT_TYPE_NAMES.map(({ code, names }) => ({ code, names })),
  sexes: () => SEXES.map(({ code, names }) => ({ code, names })),
  sides: () => SIDES.map(({ side, names }) => ({ code: side, names })),
  purposes: () => PURPOSES.map((code) => ({ code, names: PURPOSE_NAMES[code] })),
  'permit-purposes': () => PERMIT_PURPOSES,
};

/** The codes of a list with their names. */
export function codesOf(list: (typeof CODE_LISTS)[number]): readonly CodeWithNames[] {
  return LISTS[list]();
}
