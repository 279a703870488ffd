import { jsonOf } from './json-body.rules.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a JSON body', () => {
  it('is UTF-8, byte for byte', () => {
    expect(jsonOf(bytes('{"name":"Nguyễn Thị Lan"}'))).toEqual({ name: 'Nguyễn Thị Lan' });
    expect(() => jsonOf(Uint8Array.from([0x22, 0xc3, 0x28, 0x22]))).toThrow('BODY_NOT_JSON');
    expect(() => jsonOf(Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toThrow('BODY_NOT_JSON');
    expect(() => jsonOf(bytes('{name:1}'))).toThrow('BODY_NOT_JSON');
  });

  it('is nested twenty deep at most, however deep it comes', () => {
    expect(jsonOf(bytes(nested(20)))).toBeInstanceOf(Array);
    expect(() => jsonOf(bytes(nested(21)))).toThrow('BODY_TOO_DEEP');
    expect(() => jsonOf(bytes(nested(200_000)))).toThrow(/BODY_TOO_DEEP|BODY_NOT_JSON/);
  });

  it('holds no text that cannot be kept, and says where it stood', () => {
    for (const text of ['{"a":[{"b/c":"x\\u0000"}]}', '{"a":[{"b/c":"\\ud800"}]}']) {
      expect(() => jsonOf(bytes(text))).toThrow(
        expect.objectContaining({
          code: 'REQUEST_INVALID',
          errors: [expect.objectContaining({ pointer: '/a/0/b~1c', code: 'TEXT_MALFORMED' })],
        }),
      );
    }
    expect(jsonOf(bytes('"\\ud83d\\ude00"'))).toBe('😀');
  });

  it('has no key that reaches a prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype'])
      expect(() => jsonOf(bytes(`{"a":{"${key}":{"role":"auditor"}}}`))).toThrow('REQUEST_INVALID');
  });
});
