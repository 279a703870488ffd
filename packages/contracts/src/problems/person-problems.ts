import type { Texts } from '../kernel/language.js';

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
} as const;
