import { REGISTER_PERSON, STAY_WHAT_IF, type Operation } from '@gatebook/contracts';
import { requestOf } from './request-dto.js';

const read = (operation: Operation, body: unknown): object => requestOf(operation, { path: {}, query: {}, body });
const problem = (code: string, pointer: string) =>
  expect.objectContaining({ code: 'REQUEST_INVALID', errors: [expect.objectContaining({ code, pointer })] });

/** An entry that fails the test when anything looks at it. */
const untouchable = new Proxy(
  {},
  {
    get: () => {
      throw new Error('somebody has looked at an entry');
    },
    ownKeys: () => {
      throw new Error('somebody has looked at an entry');
    },
  },
);

describe('a request beyond its limits', () => {
  it('is refused by the length of a list before an entry of it is looked at', () => {
    const stays = Array.from({ length: 401 }, () => untouchable);
    expect(() => read(STAY_WHAT_IF, { rule: { daysPerYear: 90 }, stays, on: '2026-11-21' })).toThrow(problem('ARRAY_MAX_SIZE', '/stays'));
  });

  it('costs no more to refuse than to parse, however much it holds', () => {
    const texts = [`{"stays":[${'{},'.repeat(347_000)}{}]}`, `{${Array.from({ length: 50_000 }, (_, at) => `"k${at}":${at}`).join(',')}}`];
    // Rules of a DTO are gathered once, at its first request.
    expect(() => read(STAY_WHAT_IF, {})).toThrow();
    const [parsing, bodies] = processorTimeOf(() => texts.map((text): unknown => JSON.parse(text)));
    const [refusing] = processorTimeOf(() => {
      expect(() => read(STAY_WHAT_IF, bodies[0])).toThrow(problem('ARRAY_MAX_SIZE', '/stays'));
      expect(() => read(STAY_WHAT_IF, bodies[1])).toThrow(expect.objectContaining({ code: 'REQUEST_INVALID' }));
    });
    // Refusing took twenty times as long as parsing before.
    expect(refusing / parsing).toBeLessThan(2);
  });

  it('names twenty wrong fields at most', () => {
    const stays = Array.from({ length: 400 }, () => ({ from: 'x' }));
    const error: unknown = (() => {
      try {
        return read(STAY_WHAT_IF, { rule: { daysPerYear: 90 }, stays, on: '2026-11-21' });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: 'REQUEST_INVALID', errors: { length: 20 } });
  });

  it('is refused by a text that is too long before a pattern is tried on it', () => {
    expect(() => read(REGISTER_PERSON, { nationality: 'V'.repeat(60_000) })).toThrow(problem('MAX_LENGTH', '/nationality'));
    expect(() => read(REGISTER_PERSON, { homeAddress: 'V'.repeat(501) })).toThrow(problem('IS_LENGTH', '/homeAddress'));
  });

  it('is refused by its depth and by the number of all its values', () => {
    const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(() => read(REGISTER_PERSON, { sex: nested(30) })).toThrow('BODY_TOO_DEEP');
    expect(() => read(REGISTER_PERSON, { sex: Array.from({ length: 20_000 }, () => 0) })).toThrow('BODY_TOO_LARGE');
  });

  it('holds no text that cannot be kept, in a field or out of one, and no key that reaches a prototype', () => {
    for (const text of ['x\u0000', '\ud800']) {
      expect(() => read(REGISTER_PERSON, { names: [{ full: text }] })).toThrow(problem('TEXT_MALFORMED', '/names/0/full'));
      expect(() => read(REGISTER_PERSON, { a: [{ 'b/c': text }] })).toThrow(problem('TEXT_MALFORMED', '/a/0/b~1c'));
    }
    for (const key of ['__proto__', 'constructor', 'prototype'])
      expect(() => read(REGISTER_PERSON, JSON.parse(`{"names":{"${key}":{"role":"auditor"}}}`))).toThrow(
        expect.objectContaining({ code: 'REQUEST_INVALID', errors: [expect.objectContaining({ code: 'KEY_FORBIDDEN' })] }),
      );
  });
});

/** What work costs the processor, in microseconds, on a machine that does other things as well; and what came of it. */
function processorTimeOf<Result>(work: () => Result): readonly [number, Result] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [user + system, result];
}
