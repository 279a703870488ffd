import type { Texts } from '@gatebook/vocabulary';

function texts(vi: string, lo: string, zh: string, en: string): Texts {
  return { vi, lo, zh, en };
}

/**
 * The form of fields and headers: one text for each rule that a DTO may have (`isUuid` → `IS_UUID`). `{0}`, `{1}` are what the rule was given.
 * A test over all operations finds a rule without a text.
 */
export const FORM_TEXTS: Readonly<Record<string, Texts>> = {
  FIELD_UNKNOWN: texts('Không có trường này.', 'ບໍ່ມີຊ່ອງນີ້.', '没有此字段。', 'There is no such field.'),
  GIVEN_TWICE: texts('Được nêu ở hai nơi.', 'ຖືກລະບຸສອງບ່ອນ.', '在两处给出。', 'It is given in two places.'),
  TEXT_MALFORMED: texts('Có ký tự không thể lưu.', 'ມີຕົວອັກສອນທີ່ເກັບບໍ່ໄດ້.', '含有无法保存的字符。', 'It holds a character that cannot be kept.'),
  KEY_FORBIDDEN: texts('Có khóa không được dùng.', 'ມີກະແຈທີ່ໃຊ້ບໍ່ໄດ້.', '含有不可使用的键。', 'It has a key that may not be used.'),
  IS_STRING: texts('Phải là văn bản.', 'ຕ້ອງເປັນຂໍ້ຄວາມ.', '必须是文本。', 'It must be text.'),
  IS_LENGTH: texts(
    'Cần từ {0} đến {1} ký tự.',
    'ຕ້ອງມີ {0} ຫາ {1} ຕົວອັກສອນ.',
    '长度须为 {0} 至 {1} 个字符。',
    'It must have {0} to {1} characters.',
  ),
  MAX_LENGTH: texts('Nhiều nhất {0} ký tự.', 'ຫຼາຍສຸດ {0} ຕົວອັກສອນ.', '最多 {0} 个字符。', 'It may have {0} characters at most.'),
  IS_IN: texts('Phải là một trong: {0}.', 'ຕ້ອງເປັນໜຶ່ງໃນ: {0}.', '必须是其中之一：{0}。', 'It must be one of: {0}.'),
  IS_INT: texts('Phải là số nguyên.', 'ຕ້ອງເປັນຈຳນວນເຕັມ.', '必须是整数。', 'It must be a whole number.'),
  IS_NUMBER: texts('Phải là một số.', 'ຕ້ອງເປັນຕົວເລກ.', '必须是数字。', 'It must be a number.'),
  MIN: texts('Ít nhất là {0}.', 'ຢ່າງໜ້ອຍ {0}.', '不得小于 {0}。', 'It must be {0} at least.'),
  MAX: texts('Nhiều nhất là {0}.', 'ຫຼາຍສຸດ {0}.', '不得大于 {0}。', 'It may be {0} at most.'),
  IS_UUID: texts('Không phải là mã định danh (UUID).', 'ບໍ່ແມ່ນລະຫັດ (UUID).', '不是标识符（UUID）。', 'It is not an id (UUID).'),
  IS_DAY: texts(
    'Không phải là ngày có trong lịch (YYYY-MM-DD).',
    'ບໍ່ແມ່ນວັນໃນປະຕິທິນ (YYYY-MM-DD).',
    '不是日历中的日期（YYYY-MM-DD）。',
    'It is not a day of the calendar (YYYY-MM-DD).',
  ),
  IS_PARTIAL_DAY: texts(
    'Không phải là ngày sinh từ 1850 đến 2200 (YYYY, YYYY-MM hoặc YYYY-MM-DD).',
    'ບໍ່ແມ່ນວັນເກີດລະຫວ່າງ 1850 ຫາ 2200 (YYYY, YYYY-MM ຫຼື YYYY-MM-DD).',
    '不是 1850 至 2200 年间的出生日期（YYYY、YYYY-MM 或 YYYY-MM-DD）。',
    'It is not a birth date from 1850 to 2200 (YYYY, YYYY-MM or YYYY-MM-DD).',
  ),
  IS_INSTANT: texts(
    'Không phải là thời điểm có múi giờ (RFC 3339).',
    'ບໍ່ແມ່ນເວລາພ້ອມເຂດເວລາ (RFC 3339).',
    '不是带时区的时刻（RFC 3339）。',
    'It is not an instant with an offset (RFC 3339).',
  ),
  MATCHES: texts('Không đúng dạng được yêu cầu.', 'ບໍ່ຖືກຕາມຮູບແບບທີ່ກຳນົດ.', '格式不符合要求。', 'It does not have the form that is asked for.'),
  IS_EMAIL: texts('Không phải là địa chỉ thư điện tử.', 'ບໍ່ແມ່ນທີ່ຢູ່ອີເມວ.', '不是电子邮件地址。', 'It is not an e-mail address.'),
  IS_BOOLEAN: texts('Phải là true hoặc false.', 'ຕ້ອງເປັນ true ຫຼື false.', '必须是 true 或 false。', 'It must be true or false.'),
  IS_ARRAY: texts('Phải là danh sách.', 'ຕ້ອງເປັນລາຍການ.', '必须是列表。', 'It must be a list.'),
  ARRAY_MAX_SIZE: texts('Nhiều nhất {0} mục.', 'ຫຼາຍສຸດ {0} ລາຍການ.', '最多 {0} 项。', 'It may have {0} entries at most.'),
  ARRAY_MIN_SIZE: texts('Ít nhất {0} mục.', 'ຢ່າງໜ້ອຍ {0} ລາຍການ.', '至少 {0} 项。', 'It must have {0} entries at least.'),
  ARRAY_UNIQUE: texts('Có mục bị lặp lại.', 'ມີລາຍການຊ້ຳກັນ.', '有重复项。', 'It holds an entry twice.'),
  IS_OBJECT: texts('Phải là một đối tượng JSON.', 'ຕ້ອງເປັນວັດຖຸ JSON.', '必须是 JSON 对象。', 'It must be a JSON object.'),
  NESTED_VALIDATION: texts('Phải là một đối tượng JSON.', 'ຕ້ອງເປັນວັດຖຸ JSON.', '必须是 JSON 对象。', 'It must be a JSON object.'),
  CURSOR_UNKNOWN: texts(
    'Không phải là con trỏ của danh sách này.',
    'ບໍ່ແມ່ນຕົວຊີ້ຂອງລາຍການນີ້.',
    '不是此列表的游标。',
    'It is not a cursor of this list.',
  ),
  HEADER_PURPOSE: texts(
    'Purpose là mã có tối đa 64 chữ cái, chữ số, dấu chấm, gạch ngang.',
    'Purpose ແມ່ນລະຫັດບໍ່ເກີນ 64 ຕົວອັກສອນ, ຕົວເລກ, ຈຸດ, ຂີດ.',
    'Purpose 是最多 64 个字母、数字、点或连字符的代码。',
    'Purpose is a code of up to 64 letters, digits, dots, hyphens.',
  ),
  HEADER_CASE_REFERENCE: texts(
    'Case-Reference có từ 1 đến 200 ký tự in được.',
    'Case-Reference ມີ 1 ຫາ 200 ຕົວອັກສອນທີ່ພິມໄດ້.',
    'Case-Reference 为 1 至 200 个可打印字符。',
    'Case-Reference has 1 to 200 printable characters.',
  ),
  HEADER_IDEMPOTENCY_KEY: texts(
    'Idempotency-Key có từ 1 đến 200 ký tự in được.',
    'Idempotency-Key ມີ 1 ຫາ 200 ຕົວອັກສອນທີ່ພິມໄດ້.',
    'Idempotency-Key 为 1 至 200 个可打印字符。',
    'Idempotency-Key has 1 to 200 printable characters.',
  ),
  HEADER_IF_MATCH: texts(
    'If-Match là * hoặc các ETag cách nhau bằng dấu phẩy, như "3".',
    'If-Match ແມ່ນ * ຫຼື ETag ຂັ້ນດ້ວຍຈຸດ ເຊັ່ນ "3".',
    'If-Match 为 * 或以逗号分隔的 ETag，例如 "3"。',
    'If-Match is * or ETags between commas, such as "3".',
  ),
};
