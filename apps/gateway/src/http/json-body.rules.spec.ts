import { jsonOf } from './json-body.rules.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('reads a JSON body as UTF-8, byte for byte', () => {
  expect(jsonOf(bytes('{"name":"Nguyễn Thị Lan"}'))).toEqual({ name: 'Nguyễn Thị Lan' });
  expect(() => jsonOf(Uint8Array.from([0x22, 0xc3, 0x28, 0x22]))).toThrow('BODY_NOT_JSON');
  expect(() => jsonOf(Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toThrow('BODY_NOT_JSON');
  expect(() => jsonOf(bytes('{name:1}'))).toThrow('BODY_NOT_JSON');
});
