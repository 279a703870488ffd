import type { Texts } from '@gatebook/vocabulary';
import { FORM_TEXTS } from './form-texts.js';
import { isProblemCode, PROBLEMS } from './problem-catalogue.js';

function texts(vi: string, lo: string, zh: string, en: string): Texts {
  return { vi, lo, zh, en };
}

const BEFORE = texts('Kết thúc trước khi bắt đầu.', 'ສິ້ນສຸດກ່ອນເລີ່ມຕົ້ນ.', '结束早于开始。', 'It ends before it begins.');
const NOT_RELEASED = texts(
  'Bản phát hành chỉ đến {until}.',
  'ສະບັບເຜີຍແຜ່ມີເຖິງ {until}.',
  '发布版本截止于 {until}。',
  'The release goes until {until}.',
);

/** What is wrong with one field, by code: the forms of fields, and what services find beyond the form. Codes are added to, never renamed. */
export const FIELD_TEXTS: Readonly<Record<string, Texts>> = {
  ...FORM_TEXTS,
  NATIONALITY_UNKNOWN: texts(
    'Không phải mã quốc tịch trong danh sách (ICAO 9303-3).',
    'ບໍ່ແມ່ນລະຫັດສັນຊາດໃນລາຍການ (ICAO 9303-3).',
    '不是列表中的国籍代码（ICAO 9303-3）。',
    'It is no nationality of the list (ICAO 9303-3).',
  ),
  ISSUER_UNKNOWN: texts(
    'Không phải mã nước hoặc tổ chức cấp trong danh sách (ICAO 9303-3).',
    'ບໍ່ແມ່ນລະຫັດປະເທດ ຫຼື ອົງການອອກໃນລາຍການ (ICAO 9303-3).',
    '不是列表中的签发国或机构代码（ICAO 9303-3）。',
    'It is no issuing state or organisation of the list (ICAO 9303-3).',
  ),
  SEAL: texts(
    'Không được niêm phong cho lượt qua này.',
    'ບໍ່ໄດ້ຜະນຶກສຳລັບການຜ່ານຄັ້ງນີ້.',
    '不是为本次通行封存的。',
    'It is not sealed for this crossing.',
  ),
  IN_FUTURE: texts('Nằm trong tương lai.', 'ຢູ່ໃນອະນາຄົດ.', '在未来。', 'It lies ahead.'),
  IN_PAST: texts('Nằm trong quá khứ.', 'ຢູ່ໃນອະດີດ.', '在过去。', 'It lies in the past.'),
  ENDS_BEFORE_START: BEFORE,
  BEFORE_FROM: BEFORE,
  BEFORE_ON: texts('Trước ngày được hỏi.', 'ກ່ອນວັນທີ່ຖາມ.', '早于所询问的日期。', 'It lies before the day that is asked about.'),
  RULE_UNCLEAR: texts(
    'Cần đúng một quy tắc: days cùng inDays, daysPerYear hoặc daysPerEntry.',
    'ຕ້ອງມີກົດດຽວ: days ກັບ inDays, daysPerYear ຫຼື daysPerEntry.',
    '须恰好一条规则：days 与 inDays、daysPerYear 或 daysPerEntry。',
    'One rule is needed: days with inDays, daysPerYear or daysPerEntry.',
  ),
  MONTH_NOT_RELEASED: NOT_RELEASED,
  DAY_NOT_RELEASED: NOT_RELEASED,
  DAY_OUTSIDE_MONTH: texts('Ngày không nằm trong tháng đó.', 'ວັນບໍ່ຢູ່ໃນເດືອນນັ້ນ.', '该日不在该月内。', 'The day is not in the month.'),
  CODE_UNKNOWN: texts('Không có mã này.', 'ບໍ່ມີລະຫັດນີ້.', '没有此代码。', 'There is no such code.'),
  OUTSIDE_TERRITORY: texts(
    'Thuộc địa bàn khác, ngoài {territory}.',
    'ຢູ່ນອກເຂດ {territory}.',
    '属于 {territory} 以外的地区。',
    'It belongs to another territory than {territory}.',
  ),
  REASON_NEEDED: texts(
    'Cần nêu lý do vì sao cùng một giấy tờ mà là người khác.',
    'ຕ້ອງບອກເຫດຜົນວ່າເປັນຫຍັງເອກະສານດຽວກັນຈຶ່ງເປັນຂອງຄົນອື່ນ.',
    '须说明同一证件为何属于另一人。',
    'Say why one document belongs to another person.',
  ),
  NEEDED: texts('Cần có mục này.', 'ຕ້ອງມີຂໍ້ນີ້.', '此项为必填。', 'This is needed.'),
  PERSON_DIFFERS: texts(
    'Không phải người trong đăng ký.',
    'ບໍ່ແມ່ນບຸກຄົນໃນການລົງທະບຽນ.',
    '不是登记中的人员。',
    'It is not the person of the registration.',
  ),
  LINE_REPEATED: texts('Trùng với một dòng ở trên.', 'ຊ້ຳກັບແຖວກ່ອນ.', '与前面一行相同。', 'It says the same as a line before.'),
  BIRTH_DATE_IN_FUTURE: texts('Ngày sinh ở tương lai.', 'ວັນເດືອນປີເກີດຢູ່ໃນອະນາຄົດ.', '出生日期在将来。', 'The birth date lies after today.'),
  DOCUMENT_NUMBER_MISSING: texts('Thiếu số giấy tờ.', 'ຂາດເລກເອກະສານ.', '缺少证件号码。', 'The number of the document is missing.'),
  DOCUMENT_NUMBER_CHARACTER: texts(
    'Số giấy tờ có ký hiệu không dùng được.',
    'ເລກເອກະສານມີເຄື່ອງໝາຍທີ່ໃຊ້ບໍ່ໄດ້.',
    '证件号码含有不可用的符号。',
    'The number of the document holds a sign that no number has.',
  ),
  DOCUMENT_NUMBER_LOOK_ALIKE: texts(
    'Số giấy tờ có ký tự dễ nhầm (như O và 0); hãy xem lại.',
    'ເລກເອກະສານມີຕົວທີ່ຄ້າຍກັນ (ເຊັ່ນ O ແລະ 0); ກະລຸນາກວດຄືນ.',
    '证件号码含有易混淆的字符（如 O 与 0），请核对。',
    'The number of the document holds signs that look alike (such as O and 0): look again.',
  ),
  DOCUMENT_NUMBER_FORMAT: texts(
    'Số giấy tờ không đúng dạng của nơi cấp.',
    'ເລກເອກະສານບໍ່ຖືກຕາມຮູບແບບຂອງຜູ້ອອກ.',
    '证件号码不符合签发方的格式。',
    'The number of the document does not have the form of its issuer.',
  ),
  EXPIRES_BEFORE_ISSUE: texts('Hết hạn trước ngày cấp.', 'ໝົດອາຍຸກ່ອນວັນອອກ.', '到期日早于签发日。', 'It expires before it was issued.'),
  NAME_MISSING: texts('Cần họ hoặc tên đầy đủ.', 'ຕ້ອງມີນາມສະກຸນ ຫຼື ຊື່ເຕັມ.', '需要姓氏或全名。', 'A family name or the full name is needed.'),
  NAME_SYMBOLS: texts('Có ký hiệu không dùng trong tên.', 'ມີເຄື່ອງໝາຍທີ່ບໍ່ໃຊ້ໃນຊື່.', '含有姓名中不用的符号。', 'It holds signs that no name has.'),
  LATIN_NAME_MISSING: texts(
    'Cần một tên viết bằng chữ Latinh.',
    'ຕ້ອງມີຊື່ເປັນຕົວອັກສອນລາຕິນ.',
    '需要一个拉丁字母姓名。',
    'A name in Latin letters is needed.',
  ),
  GATE_OF_OTHER_OFFICE: texts(
    'Cơ quan không làm việc tại cửa khẩu này.',
    'ຫ້ອງການບໍ່ເຮັດວຽກຢູ່ດ່ານນີ້.',
    '该机关不在此口岸工作。',
    'The office does not work at this gate.',
  ),
  ROLE_HAS_NO_GATES: texts('Vai trò này không có cửa khẩu.', 'ບົດບາດນີ້ບໍ່ມີດ່ານ.', '此角色没有口岸。', 'The role has no gates.'),
};

/** The text of a field's code: its own, or what the problem of that name is called; undefined for a code that nobody has given words. */
export function fieldText(code: string): Texts | undefined {
  return FIELD_TEXTS[code] ?? (isProblemCode(code) ? PROBLEMS[code].title : undefined);
}
