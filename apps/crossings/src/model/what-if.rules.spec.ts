import type { StayWhatIf } from '@gatebook/contracts';
import { whatIfQuestion } from './what-if.rules.js';

const asked = (part: Partial<StayWhatIf> = {}): StayWhatIf => ({ rule: { days: 90, inDays: 180 }, stays: [], on: '2026-11-21', ...part });

describe('what somebody asks without a person', () => {
  it.each([
    [
      { days: 90, inDays: 180 },
      { days: 90, inDays: 180 },
    ],
    [{ daysPerYear: 120 }, { daysPerYear: 120 }],
    [{ daysPerEntry: 30 }, { daysPerEntry: 30 }],
  ])('has one rule: %j', (rule, expected) => {
    expect(whatIfQuestion(asked({ rule })).rule).toEqual(expected);
  });

  it.each([
    [{ rule: {} }, '/rule'],
    [{ rule: { days: 90 } }, '/rule'],
    [{ rule: { days: 90, daysPerYear: 60 } }, '/rule'],
    [{ rule: { inDays: 180, daysPerEntry: 30 } }, '/rule'],
    [{ rule: { days: 90, inDays: 180, daysPerEntry: 30 } }, '/rule'],
    [{ stays: [{ from: '2026-11-01', to: '2026-10-31' }] }, '/stays/0/to'],
    [{ plannedEntry: '2026-11-20' }, '/plannedEntry'],
  ])('is told what makes no sense: %j', (part, pointer) => {
    expect(() => whatIfQuestion(asked(part))).toThrow(
      expect.objectContaining({ code: 'REQUEST_INVALID', errors: [expect.objectContaining({ pointer })] }),
    );
  });

  it('may stay one day, and plan to enter today', () => {
    const part = { stays: [{ from: '2026-11-01', to: '2026-11-01' }], plannedEntry: '2026-11-21' };
    expect(whatIfQuestion(asked(part))).toEqual(asked(part));
  });
});
