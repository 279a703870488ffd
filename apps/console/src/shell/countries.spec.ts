import { everyState, regionName } from './countries.js';

const KNOWN = [
  { value: 'VNM', label: 'Viet Nam' },
  { value: 'XXA', label: 'Stateless' },
];

describe('the states to choose from', () => {
  it('are all that issue passports, those of the reference data first, none twice', () => {
    const states = everyState(KNOWN, 'en');
    expect(states.length).toBeGreaterThan(240);
    expect(states.slice(0, 2)).toEqual(KNOWN);
    expect(new Set(states.map(({ value }) => value)).size).toBe(states.length);
    expect(states.filter(({ value }) => value === 'VNM')).toHaveLength(1);
  });

  it.each([
    ['vi', 'Hoa Kỳ'],
    ['lo', 'ສະຫະລັດ'],
    ['zh', '美国'],
    ['en', 'United States'],
  ])('have names in %s', (language, name) => {
    expect(everyState(KNOWN, language).find(({ value }) => value === 'USA')?.label).toContain(name);
  });

  it('are one state under each of its writings', () => {
    expect([regionName('D', 'en'), regionName('DEU', 'en'), regionName('XXA', 'en')]).toEqual(['Germany', 'Germany', undefined]);
    const withGermany = everyState([{ value: 'DEU', label: 'Germany' }], 'en');
    expect(withGermany.filter(({ label }) => label === 'Germany')).toHaveLength(1);
  });
});
