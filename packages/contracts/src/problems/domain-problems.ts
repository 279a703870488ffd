import type { Texts } from '@gatebook/vocabulary';

function texts(vi: string, lo: string, zh: string, en: string): Texts {
  return { vi, lo, zh, en };
}

/** Problems of the domain beside labour: what a rule or the state of a record does not allow. */
export const DOMAIN_PROBLEMS = {
  TERRITORY_UNKNOWN: {
    status: 422,
    title: texts('Không có đơn vị hành chính này.', 'ບໍ່ມີເຂດປົກຄອງນີ້.', '没有此行政区划。', 'There is no such territory.'),
  },
  GATE_UNKNOWN: { status: 422, title: texts('Không có cửa khẩu này.', 'ບໍ່ມີດ່ານນີ້.', '没有此口岸。', 'There is no such gate.') },
  PERMIT_TYPE_UNKNOWN: {
    status: 422,
    title: texts('Không có loại giấy phép này.', 'ບໍ່ມີປະເພດໃບອະນຸຍາດນີ້.', '没有此许可类型。', 'There is no such permit type.'),
  },
  PERSON_UNKNOWN: {
    status: 422,
    title: texts('Không có người này trong sổ.', 'ບໍ່ມີບຸກຄົນນີ້ໃນບັນທຶກ.', '登记册中没有此人。', 'There is no such person in the registry.'),
  },
  AGREEMENT_UNKNOWN: { status: 422, title: texts('Không có thỏa thuận này.', 'ບໍ່ມີຂໍ້ຕົກລົງນີ້.', '没有此协议。', 'There is no such agreement.') },
  AGREEMENT_NOT_IN_FORCE: {
    status: 409,
    title: texts(
      'Thỏa thuận không có hiệu lực vào ngày đó.',
      'ຂໍ້ຕົກລົງບໍ່ມີຜົນໃນມື້ນັ້ນ.',
      '协议在该日未生效。',
      'The agreement is not in force on that day.',
    ),
  },
  CORRIDOR_UNKNOWN: { status: 422, title: texts('Không có hành lang này.', 'ບໍ່ມີແລວທາງນີ້.', '没有此通道。', 'There is no such corridor.') },
  RULE_NOT_SET: {
    status: 409,
    title: texts('Chưa ai đặt quy tắc cho việc này.', 'ຍັງບໍ່ມີໃຜກຳນົດກົດສຳລັບເລື່ອງນີ້.', '尚无人为此设定规则。', 'Nobody has set a rule for this.'),
  },
  RULEBOOK_INVALID: {
    status: 422,
    title: texts('Bộ quy tắc không đúng lược đồ.', 'ປຶ້ມກົດບໍ່ຖືກຕາມໂຄງຮ່າງ.', '规则手册不符合模式。', 'The rulebook does not fit its schema.'),
  },
  RULEBOOK_VERSION_TAKEN: {
    status: 409,
    title: texts('Phiên bản này đã có.', 'ສະບັບນີ້ມີແລ້ວ.', '此版本已存在。', 'This version exists already.'),
  },
  RULEBOOK_HOLDS_EXAMPLES: {
    status: 409,
    title: texts(
      'Bộ quy tắc còn số liệu ví dụ nên không được ký.',
      'ປຶ້ມກົດຍັງມີຕົວເລກຕົວຢ່າງ ຈຶ່ງລົງນາມບໍ່ໄດ້.',
      '规则手册中仍有示例数字，不能签署。',
      'The rulebook still holds example figures and cannot be signed.',
    ),
  },
  RULEBOOK_NOT_FORWARD: {
    status: 409,
    title: texts(
      'Bộ quy tắc chỉ có hiệu lực về sau, sớm nhất là ngày sau chữ ký thứ hai.',
      'ປຶ້ມກົດມີຜົນຕໍ່ໜ້າເທົ່ານັ້ນ ໄວສຸດແມ່ນມື້ຫຼັງລາຍເຊັນທີສອງ.',
      '规则手册只能向后生效，最早为第二个签名的次日。',
      'A rulebook takes effect forward only, on the day after the second signature at the earliest.',
    ),
  },
  SIDE_KEY_NOT_USABLE: {
    status: 409,
    title: texts(
      'Khóa này chưa được xác nhận, còn trong thời gian chờ hoặc đã bị ngừng.',
      'ກະແຈນີ້ຍັງບໍ່ຖືກຢືນຢັນ, ຍັງຢູ່ໃນໄລຍະລໍຖ້າ ຫຼື ຖືກຢຸດແລ້ວ.',
      '此密钥尚未确认、仍在等待期或已停用。',
      'This key is not confirmed, still waits, or has been ended.',
    ),
  },
  KEY_STATE: {
    status: 409,
    title: texts(
      'Trạng thái của khóa không cho phép việc này.',
      'ສະຖານະຂອງກະແຈບໍ່ອະນຸຍາດ.',
      '密钥的当前状态不允许此操作。',
      'The state of the key does not allow this.',
    ),
  },
  GATE_CLOSED_BY_AUTHORITY: {
    status: 403,
    title: texts(
      'Cơ quan khác đã đóng cửa khẩu; chỉ cơ quan đó mở lại.',
      'ອົງການອື່ນໄດ້ປິດດ່ານ; ອົງການນັ້ນເທົ່ານັ້ນທີ່ເປີດຄືນ.',
      '口岸由其他主管机关关闭；只能由其重新开放。',
      'Another authority has closed the gate; it alone opens it again.',
    ),
  },
  RULEBOOK_SIGNED_ALREADY: {
    status: 409,
    title: texts('Bên này đã ký.', 'ຝ່າຍນີ້ລົງນາມແລ້ວ.', '该方已签署。', 'This side has signed already.'),
  },
  SIGNATURE_INVALID: { status: 422, title: texts('Chữ ký không hợp lệ.', 'ລາຍເຊັນບໍ່ຖືກຕ້ອງ.', '签名无效。', 'The signature is not valid.') },
  NOTICE_TOO_LONG: {
    status: 403,
    title: texts(
      'Thông báo này dài hơn mức vai trò của bạn được phép.',
      'ແຈ້ງການນີ້ຍາວກວ່າທີ່ບົດບາດຂອງທ່ານອະນຸຍາດ.',
      '此通知超过您的角色允许的时长。',
      'The notice is longer than your role may decide.',
    ),
  },
  PERMIT_IN_PAST: {
    status: 422,
    title: texts(
      'Thời hạn giấy phép nằm trong quá khứ.',
      'ອາຍຸໃບອະນຸຍາດຢູ່ໃນອະດີດ.',
      '许可有效期在过去。',
      'The validity of the permit lies in the past.',
    ),
  },
  REGISTRATION_NEEDED: {
    status: 422,
    title: texts(
      'Loại giấy phép này chỉ cấp theo một đăng ký lao động.',
      'ໃບອະນຸຍາດປະເພດນີ້ອອກໃຫ້ຕາມການລົງທະບຽນແຮງງານເທົ່ານັ້ນ.',
      '此类许可只能依劳务登记签发。',
      'This type of permit is issued for a labour registration only.',
    ),
  },
  OUTSIDE_REGISTRATION: {
    status: 422,
    title: texts(
      'Giấy phép vượt ra ngoài đăng ký của người lao động.',
      'ໃບອະນຸຍາດເກີນຂອບເຂດການລົງທະບຽນຂອງແຮງງານ.',
      '许可超出该工人的登记范围。',
      'The permit goes beyond the registration of the worker.',
    ),
  },
  SIGNING_KEY_NOT_TRUSTED: {
    status: 409,
    title: texts(
      'Khóa ký hiện tại không còn được tin cậy; cần đặt khóa mới.',
      'ກະແຈລົງນາມປັດຈຸບັນບໍ່ໜ້າເຊື່ອຖືແລ້ວ; ຕ້ອງຕັ້ງກະແຈໃໝ່.',
      '当前签名密钥已不受信任；须设置新密钥。',
      'The present signing key is not trusted any more; a new one has to be set.',
    ),
  },
  PERMIT_STATUS: {
    status: 409,
    title: texts(
      'Trạng thái của giấy phép không cho phép việc này.',
      'ສະຖານະໃບອະນຸຍາດບໍ່ອະນຸຍາດ.',
      '许可的当前状态不允许此操作。',
      'The status of the permit does not allow this.',
    ),
    detail: texts(
      'Giấy phép đang ở trạng thái {currentStatus}.',
      'ໃບອະນຸຍາດຢູ່ໃນສະຖານະ {currentStatus}.',
      '许可状态为 {currentStatus}。',
      'The permit is {currentStatus}.',
    ),
  },
  PERMIT_NOT_ALLOWED: {
    status: 422,
    title: texts(
      'Quy tắc không cho phép giấy phép này.',
      'ກົດບໍ່ອະນຸຍາດໃບອະນຸຍາດນີ້.',
      '规则不允许此许可。',
      'The rules do not allow this permit.',
    ),
  },
  PERMIT_VALIDITY_TOO_LONG: {
    status: 422,
    title: texts(
      'Thời hạn dài hơn quy tắc cho phép.',
      'ອາຍຸໃບອະນຸຍາດຍາວກວ່າທີ່ກົດກຳນົດ.',
      '有效期超过规则允许的期限。',
      'The validity is longer than the rules allow.',
    ),
  },
  CREDENTIAL_NOT_ISSUED: {
    status: 409,
    title: texts(
      'Giấy phép chưa được cấp nên chưa có mã QR.',
      'ໃບອະນຸຍາດຍັງບໍ່ອອກ ຈຶ່ງບໍ່ມີ QR.',
      '许可尚未签发，没有二维码。',
      'The permit is not issued, so it has no QR code.',
    ),
  },
  CREDENTIAL_TOO_LONG: {
    status: 422,
    title: texts(
      'Tên quá dài so với mã QR của thẻ.',
      'ຊື່ຍາວເກີນສຳລັບ QR.',
      '姓名等内容超出二维码容量。',
      'The names are too long for the QR code of the card.',
    ),
  },
  DOCUMENT_CHECK_DIGIT: {
    status: 422,
    title: texts(
      'Số kiểm tra của dòng MRZ không đúng.',
      'ຕົວເລກກວດສອບ MRZ ບໍ່ຖືກ.',
      'MRZ 校验位不正确。',
      'A check digit of the MRZ is wrong.',
    ),
  },
  DOCUMENT_MISMATCH: {
    status: 422,
    title: texts(
      'MRZ nói khác với các trường đã nhập.',
      'MRZ ບໍ່ກົງກັບຂໍ້ມູນທີ່ປ້ອນ.',
      'MRZ 与所填字段不符。',
      'The MRZ says something else than the fields.',
    ),
  },
  CROSSING_ID_REUSED: {
    status: 409,
    title: texts(
      'Mã lượt qua này đã thuộc về nội dung khác.',
      'ລະຫັດການຜ່ານນີ້ເປັນຂອງເນື້ອໃນອື່ນແລ້ວ.',
      '此通行编号已属于其他内容。',
      'This crossing id already belongs to other content.',
    ),
  },
  CROSSING_IN_FUTURE: {
    status: 422,
    title: texts('Thời điểm qua cửa khẩu nằm ở tương lai.', 'ເວລາຜ່ານດ່ານຢູ່ໃນອະນາຄົດ.', '通行时间在将来。', 'The crossing lies in the future.'),
  },
  TABLE_UNKNOWN: { status: 404, title: texts('Không có bảng này.', 'ບໍ່ມີຕາຕະລາງນີ້.', '没有此表。', 'There is no such table.') },
  RELEASE_UNKNOWN: {
    status: 404,
    title: texts('Không có lần phát hành này.', 'ບໍ່ມີການເຜີຍແຜ່ນີ້.', '没有此发布版本。', 'There is no such release.'),
  },
  DIMENSION_UNKNOWN: {
    status: 400,
    title: texts('Bảng không có chiều này.', 'ຕາຕະລາງບໍ່ມີມິຕິນີ້.', '该表没有此维度。', 'The table has no such dimension.'),
  },
  USERNAME_TAKEN: { status: 409, title: texts('Tên đăng nhập đã có.', 'ຊື່ຜູ້ໃຊ້ນີ້ມີແລ້ວ.', '用户名已存在。', 'The user name is taken.') },
  OFFICE_UNKNOWN: { status: 422, title: texts('Không có cơ quan này.', 'ບໍ່ມີຫ້ອງການນີ້.', '没有此机关。', 'There is no such office.') },
  REQUESTED_WITH_MISSING: {
    status: 403,
    title: texts(
      'Thiếu tiêu đề X-Requested-With: gatebook.',
      'ຂາດຫົວຂໍ້ X-Requested-With: gatebook.',
      '缺少标头 X-Requested-With: gatebook。',
      'The header X-Requested-With: gatebook is missing.',
    ),
  },
} as const;
