import { LANGUAGES } from '@gatebook/vocabulary';
import { FIELD_TEXTS } from './field-texts.js';
import { PROBLEMS } from './problem-catalogue.js';
import { Problem, problemDocument, type FieldProblem } from './problem.js';

describe('a problem', () => {
  it('keeps its own members whatever parameters came over the bus', () => {
    const parameters: Readonly<Record<string, string>> = {
      status: 'approved',
      type: 'VN-VISIT-PERMIT',
      title: 't',
      code: 'c',
      detail: 'd',
      instance: 'i',
      errors: 'e',
      permitId: 'p',
    };
    const document = problemDocument(new Problem('PERMIT_STATUS', parameters), 'en', '/permits');
    expect(document).toEqual({
      permitId: 'p',
      type: 'https://gatebook.example/problems/permit-status',
      title: PROBLEMS.PERMIT_STATUS.title.en,
      status: 409,
      code: 'PERMIT_STATUS',
      detail: expect.any(String),
      instance: '/permits',
      errors: undefined,
    });
    // @ts-expect-error a parameter may not take the name of a member
    expect(new Problem('PERMIT_STATUS', { status: 'issued' }).status).toBe(409);
  });

  it('says when to ask again wherever asking again helps', () => {
    expect(new Problem('TOO_MANY_REQUESTS').retryAfterSeconds).toBe(60);
    expect(new Problem('SERVICE_UNAVAILABLE').retryAfterSeconds).toBe(2);
    expect(new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds: 7 }).retryAfterSeconds).toBe(7);
    expect(new Problem('NOT_FOUND').retryAfterSeconds).toBeUndefined();
  });

  it('says what is wrong with a field in the caller’s language, filled in, and nothing in ours', () => {
    const errors: readonly FieldProblem[] = [
      { pointer: '/documents/0/number', code: 'IS_LENGTH', detail: 'English', values: { 0: 1, 1: 32 } },
      { pointer: '/agreementId', code: 'AGREEMENT_NOT_IN_FORCE', detail: 'English', values: { where: '§ 3' } },
      { pointer: '/zone', code: 'RULE_NOT_SET', detail: 'Chưa có quy tắc (§ 3)', isInWords: true },
    ];
    expect(problemDocument(new Problem('REQUEST_INVALID', {}, errors), 'vi').errors).toEqual([
      { pointer: '/documents/0/number', code: 'IS_LENGTH', detail: 'documents.0.number: Cần từ 1 đến 32 ký tự.' },
      {
        pointer: '/agreementId',
        code: 'AGREEMENT_NOT_IN_FORCE',
        detail: 'agreementId: Thỏa thuận không có hiệu lực vào ngày đó. (§ 3)',
      },
      { pointer: '/zone', code: 'RULE_NOT_SET', detail: 'Chưa có quy tắc (§ 3)' },
    ]);
  });
});

it.each([...Object.entries(FIELD_TEXTS), ...Object.entries(PROBLEMS).map(([code, { title }]) => [code, title] as const)])(
  'has %s in four languages that name the same values',
  (_, text) => {
    const values = (sentence: string): readonly string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();
    for (const language of LANGUAGES) expect(values(text[language])).toEqual(values(text.en));
    expect(new Set(LANGUAGES.map((language) => text[language])).size).toBe(LANGUAGES.length);
  },
);
