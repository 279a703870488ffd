import { isDay, isInstant, isPartialDay } from './formats.js';
import { plainInstant } from './instants.js';
import { languageOf } from './language.js';

describe('days', () => {
  it('knows the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-2-9')).toBe(false);
    expect([isDay('0000-01-01'), isDay('0001-01-01'), isDay('9999-12-31')]).toEqual([false, true, true]);
  });

  it('keeps a birth date as precise as it is known', () => {
    expect(['1994', '1994-03', '1994-03-09'].map(isPartialDay)).toEqual([true, true, true]);
    expect(['94', '1994-13', '1994-02-31', 1994].map(isPartialDay)).toEqual([false, false, false, false]);
  });

  it('takes a birth date of the years that the table takes, and of no others', () => {
    expect(['0000', '1849-12', '2201-01-01', '9999'].map(isPartialDay)).toEqual([false, false, false, false]);
    expect(['1850', '2200-12-31'].map(isPartialDay)).toEqual([true, true]);
  });
});

describe('an instant', () => {
  const read = (text: string): string | null => (isInstant(plainInstant(text)) ? plainInstant(text) : null);

  it('is taken in every form of RFC 3339 and kept in one that all readers know', () => {
    expect(read('2026-11-27t03:00:00z')).toBe('2026-11-27T03:00:00Z');
    expect(read('2026-11-27t03:00:00.25+07:00')).toBe('2026-11-27T03:00:00.25+07:00');
    expect(read('2016-12-31T23:59:60Z')).toBe('2016-12-31T23:59:59Z');
    expect(read('2017-01-01T06:59:60.5+07:00')).toBe('2017-01-01T06:59:59.5+07:00');
    expect(read('2026-11-27T03:00:00-00:00')).toBe('2026-11-27T03:00:00-00:00');
    expect(read('2026-11-27T03:00:00.123456+23:59')).toBe('2026-11-26T03:01:00.123456Z');
  });

  it('is not what looks like one', () => {
    for (const text of [
      '2026-11-27T03:00:60Z',
      '2026-02-30T03:00:00Z',
      '2026-11-27T24:00:00Z',
      '2026-11-27T03:00:00',
      '2026-11-27T03:00:00+24:00',
      '2026-11-27 03:00:00Z',
      '1899-01-01T00:00:00Z',
    ])
      expect([text, read(text)]).toEqual([text, null]);
  });
});

describe('the caller’s language', () => {
  it('is the one wanted most of those we speak', () => {
    expect(languageOf('fr, zh-CN;q=0.4, lo;q=0.8')).toBe('lo');
    expect(languageOf('fr')).toBe('en');
    expect(languageOf(undefined)).toBe('en');
  });
});
