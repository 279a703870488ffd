import { LANGUAGES, TRAVEL_DOCUMENT_TYPES } from '@gatebook/vocabulary';
import {
  DOCUMENT_TYPE_NAMES,
  MRZ_SEX,
  SEXES,
  findIndustry,
  countryCodesOf,
  findNationality,
  findOccupation,
  findPermitType,
  findSide,
  findTerritory,
  listIndustries,
  keptCountryCode,
  listNationalities,
  listOccupations,
  listPermitTypes,
  listSources,
  listTerritories,
  listUndecided,
  nameOf,
  predecessorsOf,
  successorsOf,
  territoryValidOn,
} from './index.js';

const ids = (territories: readonly { readonly id: string }[]): string[] => territories.map(({ id }) => id);

describe('territories', () => {
  it('are 63 Vietnamese provinces to the end of June 2025 and 34 from July', () => {
    const provinces = (on: string): number =>
      listTerritories({ on }).filter(({ side, level }) => side === 'VN' && level === 'province').length;
    expect(listTerritories()).toHaveLength(127);
    expect([provinces('2025-06-30'), provinces('2025-07-01')]).toEqual([63, 34]);
    expect(listTerritories({ on: '2026-11-21' }).filter(({ side }) => side === 'LA')).toHaveLength(18);
  });

  it('are found by id, by id without period, by ISO code and by Chinese code', () => {
    expect(findTerritory('VN:VN-09')?.names.vi).toBe('Lạng Sơn');
    expect(findTerritory('VN-09')?.id).toBe('VN:VN-09');
    expect(findTerritory('VN:VN-25')?.id).toBe('VN:VN-25:2025');
    expect(findTerritory('VN-25', '2025-06-30')?.id).toBe('VN:VN-25:pre2025');
    expect(findTerritory('VN:VN-25:pre2025')?.validUntil).toBe('2025-06-30');
    expect(findTerritory('451400')?.id).toBe('CN:451400');
    expect(findTerritory('VN-27')?.id).toBe('VN:VN-27:pre2025');
    expect(findTerritory('VN-99')).toBeNull();
  });

  it('hold on their days only', () => {
    expect(territoryValidOn('VN-27', '2025-06-30')).toBe(true);
    expect(territoryValidOn('VN-27', '2025-07-01')).toBe(false);
    expect(territoryValidOn('VN:VN-25:2025', '2025-06-30')).toBe(false);
    expect(territoryValidOn('VN-25', '2025-07-01')).toBe(true);
    expect(territoryValidOn('LA-SL', '1999-01-01')).toBe(true);
  });

  it('know what became of them and what they were made of', () => {
    expect(ids(successorsOf('VN:VN-27:pre2025'))).toEqual(['VN:VN-DN:2025']);
    expect(ids(successorsOf('VN-25'))).toEqual(['VN:VN-25:2025']);
    expect(ids(predecessorsOf('VN:VN-25:2025'))).toEqual(['VN:VN-24:pre2025', 'VN:VN-25:pre2025']);
    expect(successorsOf('VN:VN-09')).toEqual([]);
    expect(predecessorsOf('LA-SL')).toEqual([]);
  });
});

describe('code lists', () => {
  it('are whole', () => {
    const digits = (length: number) => listOccupations().filter(({ code }) => code.length === length).length;
    expect([digits(1), digits(2)]).toEqual([10, 43]);
    expect(listIndustries().filter(({ parent }) => parent === null)).toHaveLength(21);
    expect(listIndustries().filter(({ parent }) => parent !== null)).toHaveLength(88);
    expect(listSources()).toHaveLength(242);
    expect(listPermitTypes().filter(({ projectCode }) => !projectCode)).toHaveLength(19);
    expect(listNationalities()).toHaveLength(275);
  });

  it('name every permit type in each of the four languages', () => {
    expect(listPermitTypes().filter(({ names }) => LANGUAGES.some((language) => names[language] === undefined))).toEqual([]);
  });

  it('keep their leading zeros and their letters', () => {
    expect(findOccupation('01')?.parent).toBe('0');
    expect(findOccupation('1')?.parent).toBeNull();
    expect(findIndustry('01')?.parent).toBe('A');
    expect(findIndustry('a')).toBeNull();
    expect(SEXES.map(({ code }) => code)).toEqual(['0', '1', '2', '9']);
    expect(MRZ_SEX['F']).toBe('2');
    expect(DOCUMENT_TYPE_NAMES.map(({ code }) => code)).toEqual([...TRAVEL_DOCUMENT_TYPES]);
  });

  it('tie a side to its zone and its nationals', () => {
    expect(findSide('LA')).toMatchObject({ zone: 'Asia/Vientiane', nationality: 'LAO' });
    expect(findNationality('LAO')?.side).toBe('LA');
    expect(findNationality('XXX')?.side).toBeNull();
    expect([findSide('TH'), findNationality('QQQ'), findPermitType('VNLA')]).toEqual([null, null, null]);
  });

  it('know one country by each of its codes and keep one of them', () => {
    for (const code of ['D', 'DEU']) expect([findNationality(code)?.code, keptCountryCode(code)]).toEqual(['DEU', 'DEU']);
    expect(countryCodesOf('D')).toEqual(['DEU', 'D']);
    for (const code of ['UNO', 'XXA', 'RKS', 'GBD', 'UTO']) expect(findNationality(code)?.code).toBe(code);
    expect([findNationality('QQQ'), keptCountryCode('QQQ'), countryCodesOf('QQQ')]).toEqual([null, 'QQQ', ['QQQ']]);
    const codes = listNationalities().flatMap(({ code, aliases = [] }) => [code, ...aliases]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('mark the codes of this project as its own, with no source', () => {
    const own = listPermitTypes().filter(({ projectCode }) => projectCode);
    expect(own.map(({ code }) => code)).toEqual(['VN-WORK-PERMIT-LA', 'VN-VISIT-PERMIT']);
    for (const { validity } of own) expect(validity).toEqual({ value: null, sources: [], confidence: 'not found' });
  });
});

describe('nameOf', () => {
  it('falls back to a language that has a name', () => {
    expect(nameOf({ vi: 'Lào', en: 'Laos' }, 'vi')).toBe('Lào');
    expect(nameOf({ vi: 'Lào', en: 'Laos' }, 'zh')).toBe('Laos');
    expect(nameOf({ lo: 'ລາວ' }, 'vi')).toBe('ລາວ');
    expect(nameOf({}, 'en')).toBeNull();
  });
});

describe('listUndecided', () => {
  it('shows what was searched and not found', () => {
    const undecided = listUndecided();
    expect(undecided).toContainEqual({ list: 'gates', id: 'vnla-nam-giang', what: 'hours of the VN post' });
    expect(undecided).toContainEqual({ list: 'gates', id: 'vnla-la-lay', what: 'hours proposed for the VN post until 22:00: adoption' });
    expect(undecided).toContainEqual({ list: 'gates', id: 'vncn-na-nua', what: 'name of the CN post' });
    expect(undecided).toContainEqual({ list: 'permit-types', id: 'VNLA-BORDER-PASS', what: 'maxStayPerEntry' });
    expect(undecided.filter(({ list }) => list === 'territories')).toHaveLength(23);
    expect(undecided).not.toContainEqual(expect.objectContaining({ id: 'vncn-huu-nghi', what: 'hours of the VN post' }));
  });
});
