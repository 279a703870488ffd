import type { Language, Texts } from '../kernel/language.js';

/** What each reason code says to an officer, in the officer’s language. Codes are added to, never renamed: machines of others read them. */
export const REASON_TEXTS: Readonly<Record<string, Texts>> = {
  PERMIT_VALID: { vi: 'Giấy phép có hiệu lực.', lo: 'ໃບອະນຸຍາດໃຊ້ໄດ້.', zh: '许可有效。', en: 'The permit is valid.' },
  PERMIT_UNKNOWN: {
    vi: 'Không có giấy phép nào trong sổ.',
    lo: 'ບໍ່ພົບໃບອະນຸຍາດໃນບັນທຶກ.',
    zh: '登记册中没有此许可。',
    en: 'No permit is on record.',
  },
  PERMIT_NOT_YET_VALID: {
    vi: 'Giấy phép chưa có hiệu lực.',
    lo: 'ໃບອະນຸຍາດຍັງບໍ່ມີຜົນ.',
    zh: '许可尚未生效。',
    en: 'The permit is not valid yet.',
  },
  PERMIT_EXPIRED: { vi: 'Giấy phép đã hết hạn.', lo: 'ໃບອະນຸຍາດໝົດອາຍຸແລ້ວ.', zh: '许可已过期。', en: 'The permit has expired.' },
  PERMIT_SUSPENDED: { vi: 'Giấy phép đang bị tạm đình chỉ.', lo: 'ໃບອະນຸຍາດຖືກໂຈະ.', zh: '许可已被暂停。', en: 'The permit is suspended.' },
  PERMIT_REVOKED: { vi: 'Giấy phép đã bị thu hồi.', lo: 'ໃບອະນຸຍາດຖືກຖອນຄືນ.', zh: '许可已被吊销。', en: 'The permit has been revoked.' },
  PERMIT_ENTRIES_USED: {
    vi: 'Đã dùng hết số lần nhập cảnh.',
    lo: 'ໃຊ້ຈຳນວນຄັ້ງເຂົ້າໝົດແລ້ວ.',
    zh: '入境次数已用完。',
    en: 'All entries of the permit have been used.',
  },
  CREDENTIAL_MALFORMED: { vi: 'Không đọc được mã QR.', lo: 'ອ່ານລະຫັດ QR ບໍ່ໄດ້.', zh: '二维码无法读取。', en: 'The QR code cannot be read.' },
  CREDENTIAL_SIGNATURE_INVALID: {
    vi: 'Chữ ký của mã QR không đúng: có thể là giả.',
    lo: 'ລາຍເຊັນຂອງ QR ບໍ່ຖືກຕ້ອງ: ອາດເປັນຂອງປອມ.',
    zh: '二维码签名无效，可能系伪造。',
    en: 'The signature of the QR code is wrong: it may be forged.',
  },
  CREDENTIAL_ISSUER_UNKNOWN: {
    vi: 'Không nhận ra nơi cấp mã QR.',
    lo: 'ບໍ່ຮູ້ຈັກຜູ້ອອກ QR.',
    zh: '二维码签发机关未知。',
    en: 'The issuer of the QR code is not known.',
  },
  GATE_NOT_ALLOWED: {
    vi: 'Giấy phép không dùng cho cửa khẩu này.',
    lo: 'ໃບອະນຸຍາດບໍ່ໃຊ້ກັບດ່ານນີ້.',
    zh: '许可不适用于此口岸。',
    en: 'The permit is not for this gate.',
  },
  GATE_CLOSED: { vi: 'Cửa khẩu đang đóng.', lo: 'ດ່ານປິດຢູ່.', zh: '口岸已关闭。', en: 'The gate is closed.' },
  GATE_OUTSIDE_HOURS: { vi: 'Ngoài giờ mở cửa.', lo: 'ນອກເວລາເປີດດ່ານ.', zh: '不在开放时间内。', en: 'Outside the opening hours.' },
  GATE_CLASS_NOT_ALLOWED: {
    vi: 'Loại cửa khẩu này không dành cho người này.',
    lo: 'ປະເພດດ່ານນີ້ບໍ່ສຳລັບບຸກຄົນນີ້.',
    zh: '此类口岸不对该人员开放。',
    en: 'A gate of this class is not open to this person.',
  },
  TRAFFIC_NOT_ALLOWED: {
    vi: 'Cửa khẩu không nhận loại giao thông này.',
    lo: 'ດ່ານບໍ່ຮັບການສັນຈອນປະເພດນີ້.',
    zh: '口岸不接受此类交通。',
    en: 'The gate does not take this kind of traffic.',
  },
  STAY_EXHAUSTED: { vi: 'Đã hết số ngày được ở.', lo: 'ໝົດຈຳນວນມື້ພັກເຊົາ.', zh: '停留天数已用完。', en: 'The days of stay are used up.' },
  STAY_WOULD_EXCEED: {
    vi: 'Thời gian ở sẽ vượt mức.',
    lo: 'ການພັກເຊົາຈະເກີນກຳນົດ.',
    zh: '停留将超出限额。',
    en: 'The stay would exceed what is allowed.',
  },
  OVERSTAY_OPEN: {
    vi: 'Có hồ sơ ở quá hạn chưa giải quyết.',
    lo: 'ມີກໍລະນີພັກເກີນກຳນົດທີ່ຍັງເປີດຢູ່.',
    zh: '有未结的逾期停留案。',
    en: 'An overstay case is open.',
  },
  ALREADY_INSIDE: {
    vi: 'Theo sổ, người này đang ở bên trong.',
    lo: 'ຕາມບັນທຶກ ບຸກຄົນນີ້ຢູ່ຂ້າງໃນແລ້ວ.',
    zh: '记录显示该人员已在境内。',
    en: 'By the record the person is inside already.',
  },
  NO_ENTRY_ON_RECORD: {
    vi: 'Không thấy lượt nhập cảnh trước đó.',
    lo: 'ບໍ່ພົບການເຂົ້າກ່ອນໜ້ານີ້.',
    zh: '没有先前的入境记录。',
    en: 'No entry is on record.',
  },
  DOCUMENT_EXPIRED: { vi: 'Giấy tờ đã hết hạn.', lo: 'ເອກະສານໝົດອາຍຸ.', zh: '证件已过期。', en: 'The document has expired.' },
  DOCUMENT_MISMATCH: {
    vi: 'Giấy tờ không khớp với giấy phép.',
    lo: 'ເອກະສານບໍ່ກົງກັບໃບອະນຸຍາດ.',
    zh: '证件与许可不符。',
    en: 'The document does not match the permit.',
  },
  DOCUMENT_CHECK_DIGIT: {
    vi: 'Số kiểm tra của giấy tờ không đúng.',
    lo: 'ຕົວເລກກວດສອບຂອງເອກະສານບໍ່ຖືກ.',
    zh: '证件校验位不正确。',
    en: 'A check digit of the document is wrong.',
  },
  PERSON_UNKNOWN: {
    vi: 'Sổ không biết giấy tờ này là của ai.',
    lo: 'ບັນທຶກບໍ່ຮູ້ວ່າເອກະສານນີ້ເປັນຂອງໃຜ.',
    zh: '登记册不知该证件属于何人。',
    en: 'The registry does not know whose document this is.',
  },
  REGISTRATION_NOT_ACTIVE: {
    vi: 'Đăng ký lao động không còn hoạt động.',
    lo: 'ການລົງທະບຽນແຮງງານບໍ່ມີຜົນ.',
    zh: '劳务登记未生效。',
    en: 'The worker’s registration is not active.',
  },
  EMPLOYER_SUSPENDED: {
    vi: 'Người sử dụng lao động bị đình chỉ.',
    lo: 'ນາຍຈ້າງຖືກໂຈະ.',
    zh: '雇主已被暂停。',
    en: 'The employer is suspended.',
  },
  ALERT_HIT: {
    vi: 'Có cảnh báo: hãy gọi trưởng ca.',
    lo: 'ມີການແຈ້ງເຕືອນ: ໃຫ້ເອີ້ນຫົວໜ້າ.',
    zh: '有警示：请联系主管。',
    en: 'An alert applies: call the supervisor.',
  },
  DATA_STALE: { vi: 'Dữ liệu quá cũ để quyết định.', lo: 'ຂໍ້ມູນເກົ່າເກີນໄປ.', zh: '数据过旧。', en: 'The data are too old to decide on.' },
  IMPOSSIBLE_TRAVEL: {
    vi: 'Không thể đi nhanh như vậy giữa hai cửa khẩu.',
    lo: 'ເດີນທາງລະຫວ່າງສອງດ່ານໄວເກີນຄວາມເປັນໄປໄດ້.',
    zh: '两口岸之间不可能如此快到达。',
    en: 'Nobody travels between the two gates that fast.',
  },
  VEHICLE_PERMIT_MISSING: {
    vi: 'Thiếu giấy phép phương tiện.',
    lo: 'ຂາດໃບອະນຸຍາດພາຫະນະ.',
    zh: '缺少车辆许可。',
    en: 'The permit of the vehicle is missing.',
  },
  DRIVER_NOT_ENTITLED: {
    vi: 'Người lái không được phép lái xe này.',
    lo: 'ຄົນຂັບບໍ່ມີສິດຂັບລົດນີ້.',
    zh: '驾驶员无权驾驶此车。',
    en: 'The driver may not drive this vehicle.',
  },
  PERMIT_RETIRED: {
    vi: 'Giấy phép đã được thay bằng giấy mới.',
    lo: 'ໃບອະນຸຍາດຖືກແທນດ້ວຍໃບໃໝ່.',
    zh: '许可已被新证取代。',
    en: 'The permit was replaced by a newer one.',
  },
  RULE_NOT_SET: {
    vi: 'Chưa có quy tắc cho trường hợp này.',
    lo: 'ຍັງບໍ່ມີກົດສຳລັບກໍລະນີນີ້.',
    zh: '此情形尚无规则。',
    en: 'No rule has been set for this case.',
  },
  SAME_DIRECTION_TWICE: {
    vi: 'Hai lượt liên tiếp cùng một hướng.',
    lo: 'ຜ່ານທິດດຽວກັນສອງຄັ້ງຕິດ.',
    zh: '连续两次同方向通行。',
    en: 'Two crossings in a row in the same direction.',
  },
  REASON_MISSING: {
    vi: 'Thiếu lý do làm khác khuyến nghị.',
    lo: 'ຂາດເຫດຜົນທີ່ເຮັດຕ່າງຈາກຄຳແນະນຳ.',
    zh: '未说明偏离建议的原因。',
    en: 'The reason for departing from the advice is missing.',
  },
  LONG_AGO: {
    vi: 'Ngày qua cửa khẩu đã quá lâu so với lúc ghi nhận.',
    lo: 'ວັນທີຜ່ານດ່ານຫ່າງຈາກເວລາບັນທຶກຫຼາຍເກີນໄປ.',
    zh: '通行日期距登记时间过久。',
    en: 'The day of the crossing lies too far before its record.',
  },
};

/** What each step of a stay reckoning says. */
export const STAY_TEXTS: Readonly<Record<string, Texts>> = {
  'stay.per-entry-days': { vi: 'Số ngày cho mỗi lần vào', lo: 'ຈຳນວນມື້ຕໍ່ການເຂົ້າໜຶ່ງຄັ້ງ', zh: '每次入境的天数', en: 'Days for each entry' },
  'stay.per-entry-hours': { vi: 'Số giờ cho mỗi lần vào', lo: 'ຈຳນວນຊົ່ວໂມງຕໍ່ການເຂົ້າໜຶ່ງຄັ້ງ', zh: '每次入境的小时数', en: 'Hours for each entry' },
  'stay.extension': { vi: 'Được gia hạn', lo: 'ຕໍ່ເວລາແລ້ວ', zh: '已延期', en: 'Extended' },
  'stay.extension-not-set': {
    vi: 'Gia hạn không có quy tắc cho phép: không tính',
    lo: 'ການຕໍ່ເວລາບໍ່ມີກົດຮອງຮັບ: ບໍ່ນັບ',
    zh: '延期没有规则依据：不计',
    en: 'An extension that no rule allows: not counted',
  },
  'stay.rolling-window': {
    vi: 'Số ngày trong khoảng thời gian trượt',
    lo: 'ຈຳນວນມື້ໃນໄລຍະເລື່ອນ',
    zh: '滚动期间内的天数',
    en: 'Days in the rolling window',
  },
  'stay.yearly-cap': { vi: 'Số ngày trong năm', lo: 'ຈຳນວນມື້ໃນປີ', zh: '本年度的天数', en: 'Days in the calendar year' },
  'stay.permit-not-begun': { vi: 'Giấy phép chưa bắt đầu', lo: 'ໃບອະນຸຍາດຍັງບໍ່ເລີ່ມ', zh: '许可尚未开始', en: 'The permit has not begun' },
  'stay.rule-of-first-day': {
    vi: 'Theo quy tắc của ngày đầu tiên, dù sau đó có quy tắc mới',
    lo: 'ຕາມກົດຂອງມື້ທຳອິດ ເຖິງຈະມີກົດໃໝ່',
    zh: '按首日的规则计算，尽管之后有新规则',
    en: 'By the rule of the first day, though a newer one came since',
  },
  'stay.exit-unseen': { vi: 'Không thấy lượt ra', lo: 'ບໍ່ເຫັນການອອກ', zh: '未见出境记录', en: 'An exit was not seen' },
  'stay.entry-unseen': { vi: 'Không thấy lượt vào', lo: 'ບໍ່ເຫັນການເຂົ້າ', zh: '未见入境记录', en: 'An entry was not seen' },
  'stay.record-begins': {
    vi: 'Trước đó không có dữ liệu',
    lo: 'ກ່ອນນັ້ນບໍ່ມີຂໍ້ມູນ',
    zh: '此前无记录',
    en: 'The record does not reach further back',
  },
  'stay.permit-ends': { vi: 'Giấy phép hết hạn', lo: 'ໃບອະນຸຍາດໝົດອາຍຸ', zh: '许可到期', en: 'The permit ends' },
  'stay.rule-not-set': { vi: 'Chưa ai đặt quy tắc', lo: 'ຍັງບໍ່ມີໃຜກຳນົດກົດ', zh: '尚未设定规则', en: 'Nobody has set a rule' },
};

/** The sentence of a code in a language; the code itself where none is written yet. */
export function textOf(texts: Readonly<Record<string, Texts>>, code: string, language: Language): string {
  return texts[code]?.[language] ?? code;
}
