import type { TableRelease } from '@gatebook/contracts';
import type { Language, Texts } from '@gatebook/vocabulary';

const HOW_FIGURES_ARE_MADE: Texts = {
  vi: 'Số liệu không chính xác tuyệt đối: mỗi số có thêm nhiễu tùy theo những người được đếm, được làm tròn đến 5 rồi đến bội số gần nhất của 10.',
  lo: 'ຕົວເລກບໍ່ແມ່ນຕົວເລກແທ້: ແຕ່ລະຕົວເລກມີສິ່ງລົບກວນຕາມບຸກຄົນທີ່ຖືກນັບ, ແລະ ຖືກປັດເປັນ 5 ແລ້ວເປັນຈຳນວນເທົ່າຂອງ 10 ທີ່ໃກ້ທີ່ສຸດ.',
  zh: '数字并非精确值：每个数字含有由所计人员决定的扰动，先取整到 5，再取整到最近的 10 的倍数。',
  en: 'Figures are not exact: each carries noise chosen by the persons it counts, and is rounded to 5 and on to the nearest multiple of 10.',
};

const WHAT_IS_HIDDEN: Texts = {
  vi: 'Các ô bị ẩn (null, flag "suppressed") là ô nhỏ, hoặc do ít bên đóng góp tạo nên toàn bộ hay phần lớn, hoặc được ẩn để bảo vệ ô khác, hoặc không đếm ai.',
  lo: 'ຊ່ອງທີ່ເຊື່ອງ (null, flag "suppressed") ແມ່ນຊ່ອງນ້ອຍ, ຫຼື ມີຜູ້ປະກອບສ່ວນໜ້ອຍລາຍເຮັດທັງໝົດ ຫຼື ສ່ວນໃຫຍ່, ຫຼື ເຊື່ອງເພື່ອປົກປ້ອງຊ່ອງອື່ນ, ຫຼື ບໍ່ໄດ້ນັບໃຜ.',
  zh: '隐藏的单元格（null，flag "suppressed"）数值较小，或全部或大部分由少数来源构成，或为保护其他单元格而隐藏，或未计任何人。',
  en: 'Hidden cells (null, flag "suppressed") are small, or few contributors made them or most of them, or they are hidden to protect another cell, or count nobody.',
};

const WHAT_COUNTS_0: Texts = {
  vi: 'Trong các ô được hỏi, những ô của {readers} đến {until} mà không được liệt kê thì bằng 0.',
  lo: 'ໃນບັນດາຊ່ອງທີ່ຖາມ, ຊ່ອງຂອງ {readers} ເຖິງ {until} ທີ່ບໍ່ຢູ່ໃນລາຍການນັບເປັນ 0.',
  zh: '在所查询的单元格中，{readers}截至 {until} 未列出者计为 0。',
  en: 'Of the cells asked for, those of {readers} up to {until} that are not listed count 0.',
};

const EVERY_TERRITORY: Texts = { vi: 'mọi địa bàn', lo: 'ທຸກເຂດ', zh: '所有地区', en: 'every territory' };
const OWN_AND_NATION: Texts = {
  vi: '{territory} và của cả nước',
  lo: '{territory} ແລະ ຂອງທົ່ວປະເທດ',
  zh: '{territory} 和全国',
  en: '{territory} and of the nation',
};

const TOTALS: Texts = {
  vi: 'Tổng là số liệu riêng, không phải tổng của các phần. Tổng được cung cấp khi được hỏi: "_T", và đối với cửa khẩu còn có địa bàn.',
  lo: 'ຍອດລວມແມ່ນຕົວເລກຂອງຕົນເອງ ບໍ່ແມ່ນຜົນບວກຂອງແຕ່ລະສ່ວນ. ຍອດລວມໃຫ້ແກ່ຜູ້ທີ່ຖາມ: "_T", ແລະ ສຳລັບດ່ານກໍມີເຂດ.',
  zh: '合计是独立的数字，不是各部分之和。查询时方才给出："_T"，口岸还可按地区查询。',
  en: 'Totals are figures of their own and not the sum of their parts. They are given to who asks for them: "_T", and for gates also a territory.',
};

const HOW_LONG_FIGURES_STAND: Texts = {
  vi: 'Một số liệu, kể cả 0, được giữ nguyên ở các bản phát hành sau cho đến khi có ít nhất 10 người thay đổi trong đó; nó bị ẩn sớm hơn khi xuống dưới ngưỡng hoặc cần để bảo vệ số khác. Vì vậy số 0 có thể là của bản phát hành trước; một tổng giữ là 0 cho đến khi một phần của nó đạt 10.',
  lo: 'ຕົວເລກໜຶ່ງ, ລວມທັງ 0, ຄົງເດີມໃນສະບັບຕໍ່ໄປຈົນກວ່າຈະມີຢ່າງໜ້ອຍ 10 ຄົນປ່ຽນໃນນັ້ນ; ມັນຖືກເຊື່ອງກ່ອນນັ້ນເມື່ອຕ່ຳກວ່າເກນ ຫຼື ຈຳເປັນເພື່ອປົກປ້ອງຕົວເລກອື່ນ. ດັ່ງນັ້ນ 0 ອາດເປັນຂອງສະບັບກ່ອນ; ຍອດລວມຄົງເປັນ 0 ຈົນກວ່າສ່ວນໜຶ່ງຂອງມັນຈະຮອດ 10.',
  zh: '一个数字（0 也是）在以后的版本中保持不变，直到其中至少有 10 人变化；低于门槛或为保护其他数字所需时会提前隐藏。因此 0 可能来自较早的版本；合计保持为 0，直到其某一部分达到 10。',
  en: 'A figure, a 0 too, stands in later releases until at least 10 persons changed in it; it is hidden before when it falls under a threshold or is needed to protect another. So a 0 may be that of an earlier release; a total stays 0 until one of its parts reaches 10.',
};

const WITHOUT_CONTROL: Texts = {
  vi: 'Không được công bố: bản phát hành này có từ trước khi áp dụng kiểm soát tiết lộ.',
  lo: 'ບໍ່ໃຫ້ເຜີຍແຜ່: ສະບັບນີ້ມີມາກ່ອນການຄວບຄຸມການເປີດເຜີຍ.',
  zh: '不得发布：此版本早于披露控制。',
  en: 'Not for release: this release is from before disclosure control.',
};

const SOURCE: Texts = { vi: 'Nguồn: {source}.', lo: 'ແຫຼ່ງຂໍ້ມູນ: {source}.', zh: '来源：{source}。', en: 'Source: {source}.' };

/** What a release's readers must know, in their language; `territory` is the reader's, null for who reads all. */
export function notesOf(
  { disclosure, until }: Pick<TableRelease, 'disclosure' | 'until'>,
  source: Texts,
  territory: string | null,
  language: Language,
): readonly string[] {
  const from = SOURCE[language].replace('{source}', source[language]);
  if (disclosure === null) return [WITHOUT_CONTROL[language], from];
  const readers = territory === null ? EVERY_TERRITORY[language] : OWN_AND_NATION[language].replace('{territory}', territory);
  return [
    HOW_FIGURES_ARE_MADE[language],
    WHAT_IS_HIDDEN[language],
    WHAT_COUNTS_0[language].replace('{readers}', readers).replace('{until}', until),
    TOTALS[language],
    HOW_LONG_FIGURES_STAND[language],
    from,
  ];
}
