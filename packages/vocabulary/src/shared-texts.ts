import type { Texts } from './languages.js';

/** Of a period: a form says it before anything is sent, and the judgement of a permit's terms when it was. */
export const LAST_DAY_BEFORE_FIRST: Texts = {
  vi: 'Ngày kết thúc trước ngày bắt đầu.',
  lo: 'ວັນສິ້ນສຸດກ່ອນວັນເລີ່ມ.',
  zh: '结束日早于开始日。',
  en: 'The last day lies before the first.',
};

/** Where somebody is at home: a field of a form, and a dimension of a table. */
export const HOME_TERRITORY_TITLE: Texts = { vi: 'Tỉnh nhà', lo: 'ພູມລຳເນົາ', zh: '原籍地区', en: 'Home territory' };
