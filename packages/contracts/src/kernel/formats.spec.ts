import { isDay, isPartialDay } from './formats.js';
import { languageOf } from './language.js';

describe('days', () => {
  it('knows the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-2-9')).toBe(false);
  });

  it('keeps a birth date as precise as it is known', () => {
    expect(['1994', '1994-03', '1994-03-09'].map(isPartialDay)).toEqual([true, true, true]);
    expect(['94', '1994-13', '1994-02-31', 1994].map(isPartialDay)).toEqual([false, false, false, false]);
  });
});

describe('the caller’s language', () => {
  it('is the one wanted most of those we speak', () => {
    expect(languageOf('fr, zh-CN;q=0.4, lo;q=0.8')).toBe('lo');
    expect(languageOf('fr')).toBe('en');
    expect(languageOf(undefined)).toBe('en');
  });
});
