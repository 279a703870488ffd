import { comparePeople } from '../people/compare-people.js';
import { COUNTED } from '../people/observe-names.js';
import type { LinkagePerson } from '../people/person.js';
import { preparePerson } from '../people/prepare-person.js';
import { REGIONAL_MODEL } from '../people/regional-model.js';
import { held, nearDatesNeverFavour, spellingNeverAboveSame } from './caps.js';

describe('spellings of the same words', () => {
  const rare = { level: 'marked:joined', m: 0.002, u: 1e-10 };
  const field = { field: 'names', levels: [{ level: 'marked:same', m: 0.6, u: 5e-4 }, rare, { level: 'marked:different', m: 0.001, u: 0.8 }] }; // prettier-ignore

  it('never weigh more than the words as they are, and what weighs less is left alone', () => {
    const [same, joined, different] = spellingNeverAboveSame(field, { 'marked:same': 11, 'marked:joined': 16 }).levels;
    expect(Math.log2((joined?.m ?? 0) / (joined?.u ?? 0)) - 16).toBeCloseTo(Math.log2((same?.m ?? 0) / (same?.u ?? 0)) - 11);
    expect(joined?.m).toBe(rare.m);
    expect(different).toEqual(field.levels[2]);
  });

  it('have the larger u of both contexts where they are readings', () => {
    const readings = [{ level: 'marked:reading', m: 0.01, u: 1e-9 }, { level: 'plain:reading', m: 0.2, u: 1e-4 }]; // prettier-ignore
    expect(spellingNeverAboveSame({ field: 'names', levels: readings }, {}).levels.map(({ u }) => u)).toEqual([1e-4, 1e-4]);
  });

  it.each(['marked', 'plain'])('are held so in the regional model, %s', (context) => {
    const usual = REGIONAL_MODEL.frequencies['names']?.usual ?? {};
    const levels = REGIONAL_MODEL.fields.find(({ field: name }) => name === 'names')?.levels ?? [];
    const weight = (agreement: string): number => {
      const odds = levels.find(({ level }) => level === `${context}:${agreement}`);
      return Math.log2((odds?.m ?? 0) / (odds?.u ?? 1)) - (usual[`${context}:${agreement}`] ?? 0);
    };
    const counted = [...COUNTED].filter((agreement) => agreement !== 'reading');
    for (const agreement of counted) expect(weight(agreement)).toBeLessThanOrEqual(weight('same') + 0.01);
  });

  it('do not make one person of two with a common name written together once, other dates and other documents', () => {
    const ha = (givenNames: string, birthDate: string, number: string): LinkagePerson => ({
      names: [{ familyName: 'Nguyễn', givenNames }],
      sex: '2',
      birthDate,
      nationality: 'VNM',
      documents: [{ type: 'border-pass', issuer: 'VNM', number }],
      homeTerritory: 'VN-09',
    });
    const [one, other] = [ha('Thị Thu Hà', '1990-03-04', 'AA111111'), ha('ThịThuHà', '1990-08-19', 'BB222222')].map(preparePerson);
    expect(one && other && comparePeople(one, other).decision).not.toBe('same');
  });
});

describe('birth dates that nearly agree', () => {
  it('never speak for one person, and exact ones do as before', () => {
    const levels = [{ level: 'same', m: 0.9, u: 0.001 }, { level: 'near', m: 0.01, u: 0.001 }, { level: 'one-digit', m: 0.001, u: 0.003 }]; // prettier-ignore
    expect(nearDatesNeverFavour({ field: 'birthDate', levels }).levels.map(({ u }) => u)).toEqual([0.001, 0.01, 0.003]);
    const phone = { field: 'phone', levels: [{ level: 'near', m: 0.01, u: 0.001 }] };
    expect(held(phone, undefined)).toEqual(phone);
    const dates = REGIONAL_MODEL.fields.find(({ field }) => field === 'birthDate')?.levels ?? [];
    expect(dates.filter(({ level, m, u }) => ['near', 'one-digit'].includes(level) && m > u)).toEqual([]);
  });
});
