import { clockText, dayText, monthText } from './format.js';

describe('a day as its reader writes it', () => {
  it.each([
    ['vi', '05/10/2026'],
    ['en', '5 Oct 2026'],
    ['zh', '2026年10月5日'],
    ['lo', '05/10/2026'],
  ])('%s', (language, text) => {
    expect(dayText('2026-10-05', language)).toBe(text);
  });

  it('shows no more of a birth date than is known', () => {
    expect(dayText('1994', 'en')).toBe('1994');
    expect(dayText('1994-03', 'en')).toBe('Mar 1994');
    expect(dayText('1994-03', 'lo')).toBe('03/1994');
  });

  it('leaves what is no day alone', () => {
    expect(dayText('–', 'vi')).toBe('–');
  });

  it.each(['1985-13-01', '1985-02-30', '1985-00-10', '1985-04-31', '1985-13', '1985-00'])(
    'makes no other day of one that cannot be: %s',
    (day) => {
      expect(['vi', 'lo', 'zh', 'en'].map((language) => dayText(day, language))).toEqual([day, day, day, day]);
    },
  );
});

it('names a month', () => {
  expect(monthText('2026-10', 'en')).toBe('October 2026');
  expect(monthText('2026-10', 'vi')).toBe('tháng 10 năm 2026');
  expect(monthText('2026-10', 'lo')).toBe('10/2026');
  expect(['lo', 'en'].map((language) => monthText('2026-13', language))).toEqual(['2026-13', '2026-13']);
});

describe('a clock', () => {
  it('is the gate’s and not the screen’s', () => {
    expect(clockText('2026-10-05T13:30:05Z', 'Asia/Ho_Chi_Minh', 'en')).toBe('20:30');
    expect(clockText('2026-10-05T13:30:05Z', 'Asia/Shanghai', 'zh')).toBe('21:30');
  });

  it('has 24 hours, and midnight is the first of them', () => {
    expect(clockText('2026-10-05T17:00:07Z', 'Asia/Ho_Chi_Minh', 'en', true)).toBe('00:00:07');
  });
});
