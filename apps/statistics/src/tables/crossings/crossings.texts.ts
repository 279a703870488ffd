import type { TableTexts } from '../statistical-table.js';

/** What the table says of itself. */
export const CROSSINGS_TEXTS: TableTexts = {
  title: {
    vi: 'Lượt qua theo cửa khẩu, ngày và hướng',
    lo: 'ການຜ່ານຕາມດ່ານ, ວັນ ແລະ ທິດທາງ',
    zh: '按口岸、日期和方向的通行人次',
    en: 'Crossings by gate, day and direction',
  },
  period: {
    vi: 'các tháng dương lịch đã kết thúc',
    lo: 'ເດືອນຕາມປະຕິທິນທີ່ສິ້ນສຸດແລ້ວ',
    zh: '已结束的日历月',
    en: 'closed calendar months',
  },
  definition: {
    vi: 'Lượt qua biên giới tại cửa khẩu được ghi là đã qua. Mỗi người được đếm ở mỗi lượt: người đi rồi về được đếm hai lần. Người bị yêu cầu quay lại không được đếm (theo IRTS 2008, 2.4 và 3.6). Một ô được hiển thị khi các lượt qua của ô do ít nhất mười người đã biết thực hiện; lượt qua của người không rõ danh tính được tính vào số lượt, nhưng không tính vào mười người đó.',
    lo: 'ການຂ້າມຊາຍແດນຜ່ານດ່ານທີ່ບັນທຶກວ່າຜ່ານແລ້ວ. ນັບແຕ່ລະຄົນໃນແຕ່ລະຄັ້ງ: ຜູ້ໄປແລ້ວກັບນັບສອງຄັ້ງ. ຜູ້ທີ່ຖືກສົ່ງກັບບໍ່ນັບ (ຕາມ IRTS 2008, 2.4 ແລະ 3.6). ຊ່ອງໜຶ່ງຈະສະແດງເມື່ອມີຢ່າງໜ້ອຍສິບຄົນທີ່ຮູ້ຈັກຜ່ານ; ການຜ່ານຂອງຜູ້ທີ່ບໍ່ຮູ້ຈັກນັບເປັນການຜ່ານ, ແຕ່ບໍ່ນັບເຂົ້າໃນສິບຄົນນັ້ນ.',
    zh: '经口岸且记录为已通过的过境人次。每人每次通行计一次：往返计两次。被劝返者不计（依据 IRTS 2008，2.4 和 3.6）。单元格的通行由至少十名已知人员完成时才予显示；身份不明者的通行计入人次，但不计入这十人。',
    en: 'Crossings of the border through a gate that were recorded as passed. Each human counts at each crossing: a person who goes and comes back counts twice. Persons turned back are not counted (after IRTS 2008, 2.4 and 3.6). A cell is shown when at least ten known persons made its crossings; crossings of nobody known count in the crossings, and towards the ten as nobody.',
  },
  source: {
    vi: 'Sự kiện từ sổ ghi lượt qua của phía này',
    lo: 'ເຫດການຈາກປຶ້ມບັນທຶກການຜ່ານຂອງຝ່າຍນີ້',
    zh: '本方通行台账的事件',
    en: 'Events of the crossing ledger of this side',
  },
};
