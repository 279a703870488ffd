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

  it.each([
    [
      '0952111222',
      '952111222',
      ['+84 95 211-1222', '0084952111222', '84952111222', '+84 (0)95 211 1222', '840952111222', '９５２１１１２２２'],
    ],
    ['024 3812 3456', '2438123456', ['+84 24 3812 3456', '842438123456']],
    ['020 5551 2345', '2055512345', ['+856 20 5551 2345', '8562055512345', '00856 20 55512345', '2055512345']],
    ['030 123 4567', '301234567', ['+856 30 1234567', '856301234567']],
    ['021 212 345', '21212345', ['+856 21 212345', '85621212345']],
    ['13812345678', '13812345678', ['+86 138 1234 5678', '8613812345678', '0086-138-1234-5678', '013812345678']],
    ['0771-7981234', '7717981234', ['+86 771 798 1234', '867717981234', '(0771) 7981234']],
    ['0856-5221234', '8565221234', ['+86 856 5221234']],
    ['0812345678', '812345678', ['+66 81 234 5678', '0066812345678']],
    ['0952111222 / 0911222333', '952111222', ['+84952111222; home 024 3812 3456']],
  ])('reads the telephone %s as the national number %s, however its country is written', (national, number, others) => {
    for (const written of [national, ...others]) expect(normalPhone(written)).toBe(number);
  });

  it.each(['', '12345', 'none', '1234567890123456', '0000000'])('takes %p for no telephone', (written) => {
    expect(normalPhone(written)).toBe('');
  });

  it.each([
    ['0952111222', '+84952111223', 'one-digit'],
    ['0952111222', '0952111333', 'different'],
    ['13812345678', '18812345678', 'different'],
    ['13812345678', '15812345678', 'different'],
    ['13812345678', '13812345679', 'one-digit'],
    ['0952111222', '0972111222', 'different'],
    ['020 5551 2345', '030 551 2345', 'different'],
    ['+86 138 1234 5678', '13812345678', 'same'],
  ])(
    'sees the telephones %s and %s as %s: a slip may be in the last seven digits, what stands before names the network',
    (left, right, agreement) => {
      expect(comparePhones(normalPhone(left), normalPhone(right))).toBe(agreement);
    },
  );
});
