import { findOccupation, SEXES } from '@gatebook/reference-data';
import { HOME_TERRITORY_TITLE } from '@gatebook/vocabulary';
import { underTotal, type TableDimension } from '../../model/dimension.rules.js';
import { isTerritoryId } from '../territory.rules.js';

/** A person with two registrations may stand under two hosts or occupations: taking it that they add up hides more, never less. */
const personsAddUp = true;

/** Where the workers are at home. */
export const HOME_TERRITORY: TableDimension = {
  id: 'homeTerritory',
  title: HOME_TERRITORY_TITLE,
  codeList: 'territories',
  personsAddUp,
  levels: (occurring) => underTotal('homeTerritory', occurring),
  knows: isTerritoryId,
};

/** Where they work. */
export const HOST_TERRITORY: TableDimension = {
  id: 'hostTerritory',
  title: { vi: 'Nơi làm việc', lo: 'ບ່ອນເຮັດວຽກ', zh: '工作地区', en: 'Host territory' },
  codeList: 'territories',
  personsAddUp,
  levels: (occurring) => underTotal('hostTerritory', occurring),
  knows: isTerritoryId,
};

/** ISO/IEC 5218. */
export const SEX: TableDimension = {
  id: 'sex',
  title: { vi: 'Giới tính (ISO/IEC 5218)', lo: 'ເພດ (ISO/IEC 5218)', zh: '性别（ISO/IEC 5218）', en: 'Sex (ISO/IEC 5218)' },
  codeList: 'sexes',
  personsAddUp,
  levels: (occurring) => underTotal('sex', occurring),
  knows: (code) => SEXES.some((sex) => sex.code === code),
};

/** ISCO-08. */
export const OCCUPATION: TableDimension = {
  id: 'occupation',
  title: {
    vi: 'Nghề (ISCO-08, nhóm cấp hai)',
    lo: 'ອາຊີບ (ISCO-08, ໝວດຂັ້ນສອງ)',
    zh: '职业（ISCO-08 次大类）',
    en: 'Occupation (ISCO-08 sub-major group)',
  },
  codeList: 'occupations',
  personsAddUp,
  levels: (occurring) => underTotal('occupation', occurring),
  knows: (code) => findOccupation(code) !== null,
};
