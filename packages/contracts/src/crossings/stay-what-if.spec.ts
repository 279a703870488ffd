import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { StayWhatIf } from './stay-what-if.js';

const ASKED = { rule: { days: 90, inDays: 180 }, stays: [], on: '2026-11-21' };
const problems = (part: object): string[] => messagesOf(validateSync(plainToInstance(StayWhatIf, { ...ASKED, ...part })));

describe('a question about a stay without a person', () => {
  it.each([
    [{ on: '9999-06-01' }, 'on'],
    [{ on: '0050-01-01' }, 'on'],
    [{ on: '2201-01-01' }, 'on'],
    [{ on: '1899-12-31' }, 'on'],
    [{ plannedEntry: '2201-01-01' }, 'plannedEntry'],
    [{ stays: [{ from: '1899-12-31', to: '2014-09-30' }] }, 'from'],
    [{ stays: [{ from: '2014-09-30', to: '9999-12-31' }] }, 'to'],
  ])('counts no days outside 1900 to 2200: %j', (part, property) => {
    expect(problems(part)).toEqual([`${property} lies outside 1900-01-01 to 2200-12-31`]);
  });

  it('counts from the first day of 1900 to the last of 2200', () => {
    expect(problems({ stays: [{ from: '1900-01-01', to: '2200-12-31' }], on: '2200-12-31', plannedEntry: '2200-12-31' })).toEqual([]);
  });

  it('takes no day that the calendar does not have', () => {
    expect(problems({ on: '2026-02-30' })).toEqual(['on is not a day of the calendar (YYYY-MM-DD)']);
  });
});

function messagesOf(errors: readonly ValidationError[]): string[] {
  return errors.flatMap(({ constraints, children }) => [...Object.values(constraints ?? {}), ...messagesOf(children ?? [])]);
}
