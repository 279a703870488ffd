import { LAST_DAY_BEFORE_FIRST, textOf, type Language, type Texts } from '@gatebook/vocabulary';

/** What each code of a rulebook's judgement says of the terms asked for. Codes are added to, never renamed. */
export const TERMS_TEXTS: Readonly<Record<string, Texts>> = {
  RULE_NOT_SET: { vi: 'Chưa có quy tắc cho mục này.', lo: 'ຍັງບໍ່ມີກົດສຳລັບຂໍ້ນີ້.', zh: '此项尚无规则。', en: 'Nobody has set a rule for this.' },
  NATIONALITY_NOT_ENTITLED: {
    vi: 'Quốc tịch này không được cấp.',
    lo: 'ສັນຊາດນີ້ບໍ່ມີສິດ.',
    zh: '该国籍不在适用范围。',
    en: 'This nationality is not entitled.',
  },
  RESIDENCE_NOT_ENTITLED: {
    vi: 'Nơi cư trú không thuộc diện được cấp.',
    lo: 'ບ່ອນຢູ່ອາໄສບໍ່ມີສິດ.',
    zh: '居住地不在适用范围。',
    en: 'Residents of this territory are not entitled.',
  },
  PURPOSE_NOT_ALLOWED: {
    vi: 'Mục đích này không được phép.',
    lo: 'ຈຸດປະສົງນີ້ບໍ່ອະນຸຍາດ.',
    zh: '不允许此目的。',
    en: 'This purpose is not allowed.',
  },
  VALIDITY_TOO_LONG: {
    vi: 'Thời hạn dài hơn mức cho phép.',
    lo: 'ອາຍຸຍາວກວ່າທີ່ອະນຸຍາດ.',
    zh: '有效期超过上限。',
    en: 'The validity is longer than allowed.',
  },
  GATE_NOT_ALLOWED: { vi: 'Không được dùng cửa khẩu này.', lo: 'ດ່ານນີ້ບໍ່ອະນຸຍາດ.', zh: '不允许此口岸。', en: 'This gate is not allowed.' },
  ZONE_NOT_ALLOWED: { vi: 'Không được vào khu vực này.', lo: 'ເຂດນີ້ບໍ່ອະນຸຍາດ.', zh: '不允许此区域。', en: 'This territory is not allowed.' },
  ENTRIES_NOT_ALLOWED: {
    vi: 'Chỉ được nhập cảnh một lần.',
    lo: 'ເຂົ້າໄດ້ຄັ້ງດຽວ.',
    zh: '仅允许一次入境。',
    en: 'Only a single entry is allowed.',
  },
  ISSUED_BY_OTHER_SIDE: {
    vi: 'Giấy này do phía bên kia cấp.',
    lo: 'ເອກະສານນີ້ອອກໂດຍອີກຝ່າຍ.',
    zh: '此证件由对方签发。',
    en: 'This paper is issued by the other side.',
  },
  NO_PAPER_IS_ISSUED: {
    vi: 'Chế độ này không cấp giấy.',
    lo: 'ລະບອບນີ້ບໍ່ອອກເອກະສານ.',
    zh: '此制度不签发证件。',
    en: 'No paper is issued under this regime.',
  },
  COMPANION_NOT_A_CHILD: {
    vi: 'Người đi kèm phải dưới 16 tuổi.',
    lo: 'ຜູ້ຕິດຕາມຕ້ອງອາຍຸຕ່ຳກວ່າ 16 ປີ.',
    zh: '随行者须未满16岁。',
    en: 'A companion has to be under 16.',
  },
  EXTENSION_TOO_LONG: {
    vi: 'Gia hạn dài hơn mức cho phép.',
    lo: 'ຕໍ່ອາຍຸຍາວກວ່າທີ່ອະນຸຍາດ.',
    zh: '延期超过上限。',
    en: 'The extension is longer than allowed.',
  },
  EXTENSIONS_USED: { vi: 'Không còn được gia hạn nữa.', lo: 'ຕໍ່ອາຍຸອີກບໍ່ໄດ້.', zh: '不得再延期。', en: 'No further extension is allowed.' },
  VALIDITY_IN_PAST: { vi: 'Thời hạn đã qua.', lo: 'ອາຍຸໝົດໄປແລ້ວ.', zh: '有效期已经过去。', en: 'The validity lies in the past.' },
  STARTS_IN_PAST: { vi: 'Ngày bắt đầu đã qua.', lo: 'ວັນເລີ່ມຜ່ານໄປແລ້ວ.', zh: '开始日已经过去。', en: 'The first day lies in the past.' },
  REGISTRATION_NEEDED: {
    vi: 'Giấy lao động cần có đăng ký.',
    lo: 'ໃບອະນຸຍາດແຮງງານຕ້ອງມີການລົງທະບຽນ.',
    zh: '劳务许可须有登记。',
    en: 'A labour permit needs a registration.',
  },
  PERSON_DIFFERS: {
    vi: 'Không phải người của đăng ký.',
    lo: 'ບໍ່ແມ່ນບຸກຄົນຂອງການລົງທະບຽນ.',
    zh: '不是该登记的人员。',
    en: 'This is not the person of the registration.',
  },
  SIDE_NOT_OF_REGISTRATION: {
    vi: 'Đăng ký không sang phía này.',
    lo: 'ການລົງທະບຽນບໍ່ແມ່ນຂອງຝ່າຍນີ້.',
    zh: '登记不是前往该方。',
    en: 'The registration is not towards this side.',
  },
  TYPE_NOT_OF_REGISTRATION: {
    vi: 'Loại giấy này không phải của đăng ký.',
    lo: 'ປະເພດນີ້ບໍ່ແມ່ນຂອງການລົງທະບຽນ.',
    zh: '此类型不属于该登记。',
    en: 'This type is not that of the registration.',
  },
  OUTSIDE_CONTRACT: {
    vi: 'Ngày này nằm ngoài hợp đồng.',
    lo: 'ວັນນີ້ຢູ່ນອກສັນຍາ.',
    zh: '该日在合同期之外。',
    en: 'This day lies outside the contract.',
  },
  ENDS_BEFORE_START: LAST_DAY_BEFORE_FIRST,
};

/** The sentence of a judgement's code in a language. */
export function termsText(code: string, language: Language): string {
  return textOf(TERMS_TEXTS, code, language);
}
