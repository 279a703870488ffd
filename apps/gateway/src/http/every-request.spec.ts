import { FIELD_TEXTS, Problem, problemDocument } from '@gatebook/contracts';
import { cursorText, shapeOf } from '@gatebook/service-kit';
import { LANGUAGES } from '@gatebook/vocabulary';
import { aRequest, CALLS, placesOf, read, valueAt, withValue, type Call, type Fields, type Place } from '../../test/a-request.js';
import { codeOf } from './request-dto.js';

/** What became of a request: the request itself as plain JSON, or its problem. Anything else that is thrown fails the test. */
function outcomeOf(call: Call, fields: Fields): unknown {
  try {
    return JSON.parse(JSON.stringify(read(call, fields)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error.code, errors: error.errors.map(({ pointer, code }) => `${code} ${pointer}`) };
  }
}

/** In the full-width forms that an East Asian keyboard writes. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
}

const HOSTILE: readonly unknown[] = [
  0,
  -1,
  1e300,
  '',
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
  '٣',
  '2026-02-30',
  '0000',
  '0000-01-01',
  true,
  [],
  [[]],
  [null],
  {},
  { length: 3 },
  '💥',
];

describe.each(CALLS)('$name', (call) => {
  const { operation } = call;
  const shape = shapeOf(operation.request);
  const places = placesOf(shape);
  const whole = aRequest(operation);

  it('takes a request with every field', () => {
    expect(outcomeOf(call, whole)).not.toHaveProperty('problem');
  });

  it('does not let the outside say what the gateway adds', () => {
    for (const name of operation.adds === undefined ? [] : shapeOf(operation.adds).fields.keys())
      expect([name, outcomeOf(call, { ...whole, [name]: 'x' })]).toEqual([
        name,
        { problem: 'REQUEST_INVALID', errors: [`FIELD_UNKNOWN /${name}`] },
      ]);
  });

  it('takes null for absent, but where null is a value of its own', () => {
    for (const { path, field } of places) {
      const given = outcomeOf(call, withValue(whole, path, null));
      if (field.orNull) expect([path, given]).toEqual([path, withValue(Object(outcomeOf(call, whole)), path, null)]);
      else expect([path, given]).toEqual([path, outcomeOf(call, withValue(whole, path, undefined))]);
    }
  });

  it('takes an id in capitals for the same id', () => {
    const ids = places.filter(({ field }) => field.rules.some(({ name }) => name === 'isUuid'));
    for (const { path } of ids) {
      const shouted = JSON.parse(JSON.stringify(valueAt(whole, path)).toUpperCase());
      expect([path, outcomeOf(call, withValue(whole, path, shouted))]).toEqual([path, outcomeOf(call, whole)]);
    }
  });

  // A person's papers have numbers of their issuers, in which travel-documents leaves nothing but letters and digits.
  it('takes a number that a registry gave, an id and a code however keyboards, scanners and copying write them', () => {
    const ofPapers = (path: readonly string[]): boolean => path.some((name) => /^(document|documents|papers)$/.test(name));
    const isNumber = (path: readonly string[]): boolean => /number$/i.test(path.at(-1) ?? '') && !ofPapers(path);
    const isCodeOrId = ({ rules }: Place['field']): boolean =>
      rules.some(({ name, constraints }) => name === 'isUuid' || String(constraints?.[0]) === '/^[A-Za-z0-9:._-]+$/');
    for (const { path, field } of places.filter((place) => isNumber(place.path) || isCodeOrId(place.field))) {
      for (const plain of isNumber(path) ? ['VN-26-0000007'] : [String([valueAt(whole, path)].flat()[0])]) {
        const small = isNumber(path) ? plain.toLowerCase() : plain;
        for (const written of [small, ...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d', 'wide'].map((how) =>
          how === small ? `\ufeff ${small}\n` : how === 'wide' ? wide(small) : small.replaceAll('-', how),
        ))
          expect([path, written, outcomeOf(call, withValue(whole, path, field.isList ? [written] : written))]).toEqual([
            path,
            written,
            outcomeOf(call, withValue(whole, path, field.isList ? [plain] : plain)),
          ]);
        expect([path, outcomeOf(call, withValue(whole, path, field.isList ? [plain] : plain))]).not.toEqual([
          path,
          expect.objectContaining({ problem: expect.anything() }),
        ]);
      }
    }
  });

  it('says how many entries each list, how many characters each text and how much each number may have', () => {
    for (const { path, field } of places) {
      const has = (name: string): boolean => field.rules.some((rule) => rule.name === name);
      if (field.isList) expect([path, field.mostItems]).toEqual([path, expect.any(Number)]);
      if (has('isInt') || has('isNumber')) expect([path, has('min'), has('max')]).toEqual([path, true, true]);
      if (has('isString') && !has('matches')) expect([path, field.longest]).toEqual([path, expect.any(Number)]);
    }
  });

  it('refuses one entry too many of a list before it looks at any', () => {
    for (const { path, field } of places.filter(({ field: { isList } }) => isList)) {
      const tooMany = Array.from({ length: (field.mostItems ?? 0) + 1 }, () => ({ wrong: 1 }));
      const problem = { problem: 'REQUEST_INVALID', errors: [expect.stringMatching(/^ARRAY_MAX_SIZE /)] };
      expect([path, outcomeOf(call, withValue(whole, path, tooMany))]).toEqual([path, problem]);
    }
  });

  it('answers whatever stands in a field with the request or a problem, never with a fault', () => {
    for (const { path } of places) for (const value of HOSTILE) expect(outcomeOf(call, withValue(whole, path, value))).toBeDefined();
  });

  it('refuses a field that nobody knows, and names a few of thousands', () => {
    expect(outcomeOf(call, { ...whole, colour: 'red' })).toMatchObject({ problem: 'REQUEST_INVALID' });
    const thousands = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`field${at}`, at]));
    const refused = outcomeOf(call, { ...whole, ...thousands });
    expect(Object(refused)).toMatchObject({ problem: 'REQUEST_INVALID' });
    expect(Object(refused).errors.length).toBeLessThan(20);
  });

  it('has a text in four languages for every rule of its fields', () => {
    const codes = new Set(places.flatMap(({ field }) => field.rules.flatMap(({ name, type }) => codeOf(name ?? type))));
    const without = [...codes].filter(
      (code) =>
        !['IS_OPTIONAL', 'CONDITIONAL_VALIDATION', 'WHITELIST_VALIDATION', 'FIELD_UNKNOWN'].includes(code) &&
        FIELD_TEXTS[code] === undefined,
    );
    expect(without).toEqual([]);
  });

  if (operation.shape === 'page')
    it('is a list: it takes limit and after, and refuses a cursor that it did not give with a pointer', () => {
      expect([...shape.fields.keys()]).toEqual(expect.arrayContaining(['limit', 'after']));
      const own = cursorText(operation.subject, ['x']);
      expect(outcomeOf(call, { ...whole, after: own })).not.toHaveProperty('problem');
      for (const after of [
        'garbage',
        '1~0199b0a0-0000-7000-8000-00000000abcd',
        cursorText('another.list.v1', ['x']),
        `${own}A`,
        own.slice(1),
        '0'.repeat(200),
      ])
        expect([after, outcomeOf(call, { ...whole, after })]).toEqual([
          after,
          { problem: 'REQUEST_INVALID', errors: [expect.stringContaining('/after')] },
        ]);
    });
});

it('says what is wrong in the caller’s language only', () => {
  const answers = CALLS.flatMap((call) => {
    const whole = aRequest(call.operation);
    return placesOf(shapeOf(call.operation.request)).flatMap(({ path }) =>
      HOSTILE.map((value) => ({ call, fields: withValue(whole, path, value) })),
    );
  });
  const english = new Set<string>();
  for (const { call, fields } of answers) {
    try {
      read(call, fields);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const language of LANGUAGES.filter((one) => one !== 'en')) {
        const said = problemDocument(error, language).errors ?? [];
        said.forEach(({ detail }, at) => detail === error.errors[at]?.detail && english.add(`${language}: ${detail}`));
      }
    }
  }
  expect([...english]).toEqual([]);
});
