import type { TableTexts } from '../statistical-table.js';

/** What the table says of itself. */
export const WORKERS_TEXTS: TableTexts = {
  title: {
    vi: 'Lao động có đăng ký vào cuối tháng theo tỉnh nhà, nơi làm việc, giới tính và nghề',
    lo: 'ແຮງງານທີ່ລົງທະບຽນໃນທ້າຍເດືອນ ຕາມພູມລຳເນົາ, ບ່ອນເຮັດວຽກ, ເພດ ແລະ ອາຊີບ',
    zh: '月末登记务工人员，按原籍地区、工作地区、性别和职业',
    en: 'Registered workers at the end of the month by home and host territory, sex and occupation',
  },
  period: {
    vi: 'ngày cuối cùng của các tháng dương lịch đã kết thúc',
    lo: 'ວັນສຸດທ້າຍຂອງເດືອນຕາມປະຕິທິນທີ່ສິ້ນສຸດແລ້ວ',
    zh: '已结束日历月的最后一日',
    en: 'last day of closed calendar months',
  },
  definition: {
    vi: 'Số người khác nhau có đăng ký đã hoạt động và hợp đồng bao trùm ngày cuối tháng. Giấy phép gia hạn hằng tháng vẫn là một người (theo ILO, ILMS, số lao động di cư hiện có).',
    lo: 'ຈຳນວນຄົນທີ່ມີການລົງທະບຽນທີ່ເຄີຍມີຜົນ ແລະ ສັນຍາກວມເອົາວັນສຸດທ້າຍຂອງເດືອນ. ໃບອະນຸຍາດທີ່ຕໍ່ທຸກເດືອນນັບເປັນໜຶ່ງຄົນ (ຕາມ ILO, ILMS).',
    zh: '登记曾生效且合同涵盖当月最后一日的不同人员。每月续签的许可计为一人（依据国际劳工组织 ILMS，在业移民存量）。',
    en: 'Distinct persons with a registration that has been active and whose contract covers the last day of the month. A permit renewed monthly is one person (after ILO, ILMS, stock of employed migrants).',
  },
  source: {
    vi: 'Sự kiện từ các đăng ký của phía này',
    lo: 'ເຫດການຈາກການລົງທະບຽນຂອງຝ່າຍນີ້',
    zh: '本方登记的事件',
    en: 'Events of the registrations of this side',
  },
};
