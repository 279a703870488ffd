import type { Texts } from '@gatebook/vocabulary';

function texts(vi: string, lo: string, zh: string, en: string): Texts {
  return { vi, lo, zh, en };
}

/** Problems of any call: form, sign-in, permission, repeats, load. */
export const COMMON_PROBLEMS = {
  REQUEST_INVALID: {
    status: 400,
    title: texts('Yêu cầu có trường không hợp lệ.', 'ຄຳຂໍມີຊ່ອງທີ່ບໍ່ຖືກຕ້ອງ.', '请求中有无效字段。', 'The request has fields that are not valid.'),
  },
  BODY_NOT_JSON: {
    status: 400,
    title: texts(
      'Nội dung không phải là JSON UTF-8.',
      'ເນື້ອໃນບໍ່ແມ່ນ JSON UTF-8.',
      '内容不是 UTF-8 编码的 JSON。',
      'The body is not JSON in UTF-8.',
    ),
  },
  BODY_TOO_DEEP: {
    status: 400,
    title: texts('Nội dung lồng quá sâu.', 'ເນື້ອໃນຊ້ອນກັນເລິກເກີນໄປ.', '内容嵌套过深。', 'The body is nested too deeply.'),
  },
  BODY_TOO_LARGE: { status: 413, title: texts('Nội dung quá lớn.', 'ເນື້ອໃນໃຫຍ່ເກີນໄປ.', '内容过大。', 'The body is too large.') },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    title: texts('Kiểu nội dung không được hỗ trợ.', 'ປະເພດເນື້ອໃນບໍ່ຮອງຮັບ.', '不支持该内容类型。', 'The content type is not supported.'),
  },
  PATH_UNKNOWN: { status: 404, title: texts('Không có địa chỉ này.', 'ບໍ່ມີທີ່ຢູ່ນີ້.', '没有此地址。', 'There is nothing at this address.') },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: texts(
      'Địa chỉ này không nhận phương thức đó; Allow cho biết phương thức nào được.',
      'ທີ່ຢູ່ນີ້ບໍ່ຮັບວິທີນັ້ນ; Allow ບອກວິທີທີ່ໃຊ້ໄດ້.',
      '此地址不接受该方法；Allow 标头列出可用方法。',
      'This address does not take the method; Allow says which it takes.',
    ),
  },
  NOT_FOUND: { status: 404, title: texts('Không tìm thấy.', 'ບໍ່ພົບ.', '未找到。', 'Not found.') },
  NOT_SIGNED_IN: { status: 401, title: texts('Bạn chưa đăng nhập.', 'ທ່ານຍັງບໍ່ໄດ້ເຂົ້າສູ່ລະບົບ.', '您尚未登录。', 'You are not signed in.') },
  SIGN_IN_FAILED: {
    status: 401,
    title: texts(
      'Tên đăng nhập hoặc mật khẩu không đúng.',
      'ຊື່ຜູ້ໃຊ້ ຫຼື ລະຫັດຜ່ານບໍ່ຖືກຕ້ອງ.',
      '用户名或密码不正确。',
      'User name or password is wrong.',
    ),
  },
  NOT_ALLOWED: {
    status: 403,
    title: texts(
      'Vai trò của bạn không được làm việc này.',
      'ບົດບາດຂອງທ່ານບໍ່ອະນຸຍາດໃຫ້ເຮັດສິ່ງນີ້.',
      '您的角色无权进行此操作。',
      'Your role may not do this.',
    ),
  },
  GATE_NOT_ASSIGNED: {
    status: 403,
    title: texts('Bạn không làm việc tại cửa khẩu này.', 'ທ່ານບໍ່ໄດ້ເຮັດວຽກຢູ່ດ່ານນີ້.', '您不在此口岸工作。', 'You do not work at this gate.'),
  },
  HUMAN_NEEDED: {
    status: 403,
    title: texts(
      'Việc này phải do một cán bộ quyết định, không phải máy.',
      'ເລື່ອງນີ້ຕ້ອງໃຫ້ເຈົ້າໜ້າທີ່ຕັດສິນ ບໍ່ແມ່ນເຄື່ອງຈັກ.',
      '此事须由工作人员决定，而非机器。',
      'An officer has to decide this, not a machine.',
    ),
  },
  FOUR_EYES_NEEDED: {
    status: 403,
    title: texts(
      'Người khác phải quyết định việc này.',
      'ຕ້ອງໃຫ້ຄົນອື່ນຕັດສິນເລື່ອງນີ້.',
      '此事须由另一人决定。',
      'Another person has to decide this.',
    ),
  },
  PURPOSE_MISSING: {
    status: 400,
    title: texts(
      'Phải nêu mục đích (tiêu đề Purpose).',
      'ຕ້ອງລະບຸຈຸດປະສົງ (Purpose).',
      '必须说明用途（Purpose 标头）。',
      'A purpose is required (header Purpose).',
    ),
  },
  VERSION_MISSING: {
    status: 428,
    title: texts(
      'Phải gửi If-Match với phiên bản bạn đã thấy.',
      'ຕ້ອງສົ່ງ If-Match ພ້ອມສະບັບທີ່ທ່ານເຫັນ.',
      '必须在 If-Match 中给出您看到的版本。',
      'If-Match with the version you saw is required.',
    ),
  },
  VERSION_STALE: {
    status: 412,
    title: texts(
      'Bản ghi đã được thay đổi trong lúc đó.',
      'ຂໍ້ມູນໄດ້ຖືກປ່ຽນແປງໃນລະຫວ່າງນັ້ນ.',
      '记录已在此期间被更改。',
      'The record has changed in the meantime.',
    ),
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    title: texts(
      'Khóa Idempotency-Key này đã dùng cho nội dung khác.',
      'Idempotency-Key ນີ້ຖືກໃຊ້ກັບເນື້ອໃນອື່ນແລ້ວ.',
      '此 Idempotency-Key 已用于其他内容。',
      'This Idempotency-Key was used with other content.',
    ),
  },
  ID_REUSED: {
    status: 409,
    title: texts(
      'Mã này đã thuộc về nội dung khác.',
      'ລະຫັດນີ້ເປັນຂອງເນື້ອໃນອື່ນແລ້ວ.',
      '此编号已属于其他内容。',
      'This id already belongs to other content.',
    ),
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: texts(
      'Quá nhiều yêu cầu; hãy chờ một chút.',
      'ຄຳຂໍຫຼາຍເກີນໄປ; ກະລຸນາລໍຖ້າ.',
      '请求过多，请稍候。',
      'Too many requests; wait a moment.',
    ),
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    title: texts(
      'Một phần của hệ thống tạm thời không trả lời.',
      'ສ່ວນໜຶ່ງຂອງລະບົບບໍ່ຕອບຊົ່ວຄາວ.',
      '系统的一部分暂时没有响应。',
      'A part of the system does not answer at the moment.',
    ),
  },
  FAULT: {
    status: 500,
    title: texts(
      'Lỗi của chúng tôi. Hãy báo số tham chiếu.',
      'ຄວາມຜິດພາດຂອງພວກເຮົາ. ກະລຸນາແຈ້ງເລກອ້າງອີງ.',
      '系统错误，请报告参考编号。',
      'A fault of ours. Please report the reference number.',
    ),
  },
} as const;
