import type { Texts } from '@gatebook/vocabulary';

function texts(vi: string, lo: string, zh: string, en: string): Texts {
  return { vi, lo, zh, en };
}

/** Problems of labour: employers, contracts, registrations, quota. */
export const LABOUR_PROBLEMS = {
  EMPLOYER_UNKNOWN: {
    status: 422,
    title: texts('Không có người sử dụng lao động này.', 'ບໍ່ມີນາຍຈ້າງນີ້.', '没有此雇主。', 'There is no such employer.'),
  },
  EMPLOYER_SUSPENDED: {
    status: 409,
    title: texts('Người sử dụng lao động đang bị đình chỉ.', 'ນາຍຈ້າງຖືກໂຈະ.', '该雇主已被暂停。', 'The employer is suspended.'),
  },
  EMPLOYER_NUMBER_TAKEN: {
    status: 409,
    title: texts('Số đăng ký này đã có.', 'ເລກທະບຽນນີ້ມີແລ້ວ.', '此登记号已存在。', 'This registration number is taken.'),
  },
  OCCUPATION_UNKNOWN: {
    status: 422,
    title: texts(
      'Không có nghề này (ISCO-08).',
      'ບໍ່ມີອາຊີບນີ້ (ISCO-08).',
      '没有此职业代码（ISCO-08）。',
      'There is no such occupation (ISCO-08).',
    ),
  },
  INDUSTRY_UNKNOWN: {
    status: 422,
    title: texts('Không có ngành này (ISIC).', 'ບໍ່ມີຂະແໜງນີ້ (ISIC).', '没有此行业代码（ISIC）。', 'There is no such industry (ISIC).'),
  },
  CONTRACT_TOO_LONG: {
    status: 422,
    title: texts(
      'Hợp đồng dài hơn thỏa thuận cho phép.',
      'ສັນຍາຍາວກວ່າທີ່ຂໍ້ຕົກລົງອະນຸຍາດ.',
      '合同期超过协议允许的期限。',
      'The contract is longer than the agreement allows.',
    ),
  },
  CONTRACT_ENDS_BEFORE_START: {
    status: 422,
    title: texts('Hợp đồng kết thúc trước khi bắt đầu.', 'ສັນຍາສິ້ນສຸດກ່ອນເລີ່ມຕົ້ນ.', '合同结束早于开始。', 'The contract ends before it starts.'),
  },
  OCCUPATION_NOT_ALLOWED: {
    status: 422,
    title: texts(
      'Thỏa thuận không cho phép nghề này.',
      'ຂໍ້ຕົກລົງບໍ່ອະນຸຍາດອາຊີບນີ້.',
      '协议不允许此职业。',
      'The agreement does not allow this occupation.',
    ),
  },
  INDUSTRY_NOT_ALLOWED: {
    status: 422,
    title: texts(
      'Thỏa thuận không cho phép ngành này.',
      'ຂໍ້ຕົກລົງບໍ່ອະນຸຍາດຂະແໜງນີ້.',
      '协议不允许此行业。',
      'The agreement does not allow this industry.',
    ),
  },
  WORKPLACE_OUTSIDE_AGREEMENT: {
    status: 422,
    title: texts(
      'Nơi làm việc nằm ngoài thỏa thuận.',
      'ບ່ອນເຮັດວຽກຢູ່ນອກຂໍ້ຕົກລົງ.',
      '工作地点不在协议范围内。',
      'The workplace lies outside the agreement.',
    ),
  },
  UNDER_AGE: {
    status: 422,
    title: texts(
      'Chưa đủ tuổi vào ngày đầu hợp đồng.',
      'ອາຍຸບໍ່ພໍໃນວັນທຳອິດຂອງສັນຍາ.',
      '合同首日未达年龄。',
      'Too young on the first day of the contract.',
    ),
  },
  PAPERS_MISSING: {
    status: 409,
    title: texts(
      'Thiếu giấy tờ mà thỏa thuận yêu cầu.',
      'ຂາດເອກະສານທີ່ຂໍ້ຕົກລົງຕ້ອງການ.',
      '缺少协议要求的文件。',
      'Papers that the agreement requires are missing.',
    ),
  },
  REGISTRATION_STATUS: {
    status: 409,
    title: texts(
      'Trạng thái của đăng ký không cho phép việc này.',
      'ສະຖານະການລົງທະບຽນບໍ່ອະນຸຍາດ.',
      '登记的当前状态不允许此操作。',
      'The status of the registration does not allow this.',
    ),
    detail: texts(
      'Đăng ký đang ở trạng thái {currentStatus}.',
      'ການລົງທະບຽນຢູ່ໃນສະຖານະ {currentStatus}.',
      '登记状态为 {currentStatus}。',
      'The registration is {currentStatus}.',
    ),
  },
  REGISTRATION_OVERLAPS: {
    status: 409,
    title: texts(
      'Người này đã có một đăng ký còn hiệu lực ở phía đó trong thời gian này.',
      'ຜູ້ນີ້ມີການລົງທະບຽນທີ່ຍັງມີຜົນຢູ່ຝ່າຍນັ້ນໃນໄລຍະນີ້ແລ້ວ.',
      '此人在该方同一时期已有有效登记。',
      'This worker has a live registration on that side for these days already.',
    ),
  },
  CONTRACT_OVER: {
    status: 409,
    title: texts('Hợp đồng đã kết thúc.', 'ສັນຍາໝົດແລ້ວ.', '合同已经结束。', 'The contract is over already.'),
  },
  QUOTA_EXHAUSTED: { status: 409, title: texts('Hết chỉ tiêu.', 'ໂຄຕ້າໝົດແລ້ວ.', '名额已用完。', 'The quota has no place left.') },
  QUOTA_NOT_SET: {
    status: 409,
    title: texts('Chưa đặt chỉ tiêu cho kỳ này.', 'ຍັງບໍ່ໄດ້ກຳນົດໂຄຕ້າສຳລັບໄລຍະນີ້.', '此期间尚未设定名额。', 'No quota is set for this period.'),
  },
  QUOTA_BELOW_USED: {
    status: 409,
    title: texts(
      'Chỉ tiêu mới thấp hơn số đã dùng.',
      'ໂຄຕ້າໃໝ່ຕ່ຳກວ່າທີ່ໃຊ້ໄປແລ້ວ.',
      '新名额低于已使用数。',
      'The new quota is below what is used already.',
    ),
  },
} as const;
