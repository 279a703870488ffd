import base45 from 'base45';
import fc from 'fast-check';
import { decodeBase45, encodeBase45 } from './base45.js';
import { decodeBase64Url, encodeBase64Url } from './base64url.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('Base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes and reads the examples of RFC 9285: %s', (text, encoded) => {
    expect(encodeBase45(utf8(text))).toBe(encoded);
    expect(decodeBase45(encoded)).toEqual(utf8(text));
  });

  it.each(['GGW', ':::', '::', '6Y', 'A', 'BB8A', 'bb8', 'BB_', 'B\u00e9'])('refuses %s', (text) => {
    expect(decodeBase45(text)).toBeNull();
  });

  it('agrees with another implementation, and every text it reads is the one it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(encodeBase45(bytes)).toBe(base45.encode(bytes));
        expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0AZ$:GW9 '), maxLength: 9 }), (text) => {
        const bytes = decodeBase45(text);
        return bytes === null || (encodeBase45(bytes) === text && !text.endsWith(' '));
      }),
    );
  });
});

describe('Base64url', () => {
  it('agrees with the platform, and every text it reads is the one it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
      }),
    );
    expect(decodeBase64Url('AQ')).toEqual(Uint8Array.of(1));
    for (const text of ['AR', 'A', 'AQ==', 'AQ\n', 'A+A', 'A/A']) expect(decodeBase64Url(text)).toBeNull();
  });
});
