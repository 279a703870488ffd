import { compareBirthDates, neighbouringDays, swappedDate } from './birth-date.js';
import { compareDocuments, foldLookAlikes } from './document.js';
import { compareHomes, homeOf } from './home-territory.js';
import { comparePhones, normalPhone } from './phone.js';

describe('birth dates', () => {
  it.each([
    ['1990-03-09', '1990-03-09', 'same'],
    ['1990-03-09', '1990-09-03', 'swapped-day-month'],
    ['1990-03-13', '1990-03-14', 'near'],
    ['1990-03-13', '1990-03-15', 'one-digit'],
    ['1990-02-28', '1990-03-01', 'near'],
    ['1990-03-01', '1990-02-27', 'same-year'],
    ['1990-03-13', '1996-03-13', 'one-digit'],
    ['1990-03-13', '1988-03-13', 'same-day-month'],
    ['1990-03-13', '1990-11-27', 'same-year'],
    ['1990-03-13', '1971-11-27', 'different'],
    ['1990', '1990-11-27', 'year-only'],
    ['1990-11', '1990-11-27', 'month-only'],
    ['1990-10', '1990-11-27', 'other-month'],
    ['1990-10', '1991-10', 'other-year'],
    ['1990', '1991-11-27', 'other-year'],
  ])('sees %s and %s as %s', (left, right, agreement) => {
    expect(compareBirthDates(left, right)).toBe(agreement);
    expect(compareBirthDates(right, left)).toBe(agreement);
  });

  it('says nothing where one is not given', () => {
    expect(compareBirthDates(undefined, '1990')).toBeNull();
  });

  it('knows the days beside a day, over the end of a year, and the swapped date only where there is one', () => {
    expect(neighbouringDays('2000-01-01')).toEqual(['1999-12-31', '2000-01-02']);
    expect(swappedDate('1990-03-12')).toBe('1990-12-03');
    expect(swappedDate('1990-03-13')).toBeNull();
    expect(swappedDate('1990-03-03')).toBeNull();
  });
});

describe('documents', () => {
  const pass = (number: string, issuer = 'VNM') => ({ type: 'passport', issuer, number, folded: foldLookAlikes(number) });
  it.each([
    ['C1234567', 'C1234567', 'same'],
    ['C1234O67', 'C1234067', 'look-alike'],
    ['C12345B8', 'C1234588', 'look-alike'],
    ['C1234522', 'C1234523', 'different'],
  ])('sees %s and %s as %s', (left, right, agreement) => {
    expect(compareDocuments([pass(left)], [pass(right)])).toBe(agreement);
  });

  it('finds the one they share among several, and is wary of another issuer', () => {
    expect(compareDocuments([pass('A1'), pass('B2')], [pass('C3'), pass('B2')])).toBe('same');
    expect(compareDocuments([pass('A1')], [pass('A1', 'LAO')])).toBe('look-alike');
    expect(compareDocuments([], [pass('A1')])).toBeNull();
  });
});

describe('homes and telephones', () => {
  it('knows a province across the reform of 2025', () => {
    expect(compareHomes(homeOf('VN-24'), homeOf('VN-25'))).toBe('same');
    expect(compareHomes(homeOf('VN-09'), homeOf('VN-25'))).toBe('different');
    expect(compareHomes(homeOf('CN-GX'), homeOf('CN:451481'))).toBe('within');
    expect(compareHomes(homeOf('CN:450681'), homeOf('CN:451481'))).toBe('same-province');
    expect(compareHomes(undefined, homeOf('VN-09'))).toBeNull();
  });

  it('compares telephones without trunk zero and country code', () => {
    expect(normalPhone('+84 95 211-1222')).toBe(normalPhone('0952111222'));
    expect(normalPhone('12345')).toBe('');
    expect(comparePhones('952111222', '952111223')).toBe('one-digit');
    expect(comparePhones('952111222', '952111333')).toBe('different');
  });
});
