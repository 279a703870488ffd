import type { Texts } from '@gatebook/vocabulary';

function texts(vi: string, lo: string, zh: string, en: string): Texts {
  return { vi, lo, zh, en };
}

/** Problems of keeping people. Those that ask an officer carry `questions` or `possibleDuplicates`, and are answered in the repeated request. */
export const PERSON_PROBLEMS = {
  PERSON_ALREADY_KNOWN: {
    status: 409,
    title: texts(
      'Người này có lẽ đã có trong sổ. Hãy chọn người đó, hoặc nói rõ đây là người khác (notTheSameAs).',
      'ບຸກຄົນນີ້ອາດມີໃນບັນທຶກແລ້ວ. ກະລຸນາເລືອກຄົນນັ້ນ ຫຼື ລະບຸວ່າເປັນຄົນອື່ນ (notTheSameAs).',
      '此人可能已在登记册中。请选择该人，或说明是另一人（notTheSameAs）。',
      'This person seems to be in the registry already. Take that person, or say that it is somebody else (notTheSameAs).',
    ),
  },
  DOCUMENT_NUMBER_LOOK_ALIKE: {
    status: 409,
    title: texts(
      'Số giấy tờ có chữ dễ nhầm với chữ số. Hãy so với giấy tờ rồi xác nhận.',
      'ເລກເອກະສານມີຕົວອັກສອນທີ່ຄ້າຍຕົວເລກ. ກະລຸນາທຽບກັບເອກະສານ ແລ້ວຢືນຢັນ.',
      '证件号码含有易与数字混淆的字母。请对照证件后确认。',
      'The document number holds a letter that looks like a digit. Compare it with the document and confirm it.',
    ),
  },
  DOCUMENT_UNREADABLE: {
    status: 422,
    title: texts(
      'Các dòng này không phải là MRZ đọc được.',
      'ແຖວເຫຼົ່ານີ້ບໍ່ແມ່ນ MRZ ທີ່ອ່ານໄດ້.',
      '这些行不是可读的 MRZ。',
      'These lines are no MRZ that can be read.',
    ),
  },
  DOCUMENT_CHARACTER: {
    status: 422,
    title: texts(
      'Trong MRZ có ký tự không được đứng ở đó. Hãy so với giấy tờ rồi xác nhận.',
      'MRZ ມີຕົວອັກສອນທີ່ບໍ່ຄວນຢູ່ບ່ອນນັ້ນ. ກະລຸນາທຽບແລ້ວຢືນຢັນ.',
      'MRZ 中有不应出现的字符。请对照证件后确认。',
      'The MRZ holds a character that cannot stand there. Compare it with the document and confirm it.',
    ),
  },
  DOCUMENT_CODE: {
    status: 422,
    title: texts(
      'Mã loại giấy tờ trong MRZ không thường gặp. Hãy so với giấy tờ rồi xác nhận.',
      'ລະຫັດປະເພດເອກະສານໃນ MRZ ບໍ່ປົກກະຕິ. ກະລຸນາທຽບແລ້ວຢືນຢັນ.',
      'MRZ 中的证件代码不常见。请对照证件后确认。',
      'The document code of the MRZ is unusual. Compare it with the document and confirm it.',
    ),
  },
  DOCUMENT_NAME: {
    status: 422,
    title: texts(
      'Trong MRZ thiếu tên chính. Hãy so với giấy tờ rồi xác nhận.',
      'MRZ ຂາດຊື່ຫຼັກ. ກະລຸນາທຽບແລ້ວຢືນຢັນ.',
      'MRZ 中缺少主要姓名。请对照证件后确认。',
      'The MRZ has no primary name. Compare it with the document and confirm it.',
    ),
  },
  DOCUMENT_SEX: {
    status: 422,
    title: texts(
      'Giới tính trong MRZ không phải M, F hoặc để trống. Hãy so với giấy tờ rồi xác nhận.',
      'ເພດໃນ MRZ ບໍ່ແມ່ນ M, F ຫຼື ວ່າງ. ກະລຸນາທຽບແລ້ວຢືນຢັນ.',
      'MRZ 中的性别不是 M、F 或空白。请对照证件后确认。',
      'The sex in the MRZ is not M, F or left out. Compare it with the document and confirm it.',
    ),
  },
  DOCUMENT_DATE: {
    status: 422,
    title: texts(
      'Một ngày trong MRZ không thể đúng. Hãy so với giấy tờ rồi xác nhận.',
      'ວັນທີໜຶ່ງໃນ MRZ ເປັນໄປບໍ່ໄດ້. ກະລຸນາທຽບແລ້ວຢືນຢັນ.',
      'MRZ 中有不可能的日期。请对照证件后确认。',
      'A date in the MRZ cannot be right. Compare it with the document and confirm it.',
    ),
  },
  DOCUMENT_NUMBERS_DIFFER: {
    status: 422,
    title: texts(
      'Hai số trên giấy tờ khác nhau. Hãy so với giấy tờ rồi xác nhận.',
      'ສອງເລກໃນເອກະສານບໍ່ກົງກັນ. ກະລຸນາທຽບແລ້ວຢືນຢັນ.',
      '证件上的两个号码不一致。请对照证件后确认。',
      'The two numbers of the document differ. Compare them with the document and confirm it.',
    ),
  },
} as const;
