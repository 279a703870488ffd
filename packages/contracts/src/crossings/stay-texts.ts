import type { Texts } from '@gatebook/vocabulary';

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
