import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { decodeCode, encodeCode, GATE_CODES, PERMIT_TYPE_CODES } from './code-book.js';
import { packText, unpackText } from './packed-text.js';
import { decodeCbor, encodeCbor } from './strict-cbor.js';

describe('packed text', () => {
  it.each([
    ['Nguyen Thi Hien', 'plain', 15],
    ['Nguyễn Thị Hiền', 'Vietnamese', 16],
    ['ĐẶNG ƯỚC ỲỴỶỸỹ', 'Vietnamese', 15],
    ['ສົມສັກ ພົມມະຈັນ', 'Lao', 16],
    ['宁明青坡蔗业农场', 'UTF-16', 17],
    ['越南 ABC', 'plain', 6],
  ])('carries %s as %s text of %i bytes', (text, _, length) => {
    expect(packText(text).length).toBe(length);
    expect(unpackText(packText(text))).toBe(text);
  });

  it('brings back any text', () => {
    const unit = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom(...'ễỹĐພົ…越a '));
    fc.assert(fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (text) => unpackText(packText(text)) === text));
  });

  it('has one form for each text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 8 }),
          fc.tuple(fc.integer({ min: 1, max: 3 }), fc.uint8Array({ maxLength: 8 })).map(([page, rest]) => Uint8Array.of(page, ...rest)),
        ),
        (form) => {
          const text = unpackText(form);
          if (text !== null) expect(packText(text)).toEqual(form);
        },
      ),
      { numRuns: 2000 },
    );
    for (const form of [Uint8Array.of(1, 0x41), 'ễ'.repeat(9), '', Uint8Array.of(), Uint8Array.of(3, 0xd8, 0), 7, null])
      expect(unpackText(form)).toBeNull();
  });
});

describe('the code book', () => {
  it('only grows at its end: what is signed keeps its meaning', () => {
    const digest = createHash('sha256')
      .update(JSON.stringify([PERMIT_TYPE_CODES.slice(0, 19), GATE_CODES.slice(0, 70)]))
      .digest('hex');
    expect(digest).toBe('d1c0f3d1a1ff556e882f6f0e2103312ab52750fb411232b16046326c6113ea0a');
  });

  it('names nothing twice', () => {
    for (const codes of [PERMIT_TYPE_CODES, GATE_CODES]) expect(new Set(codes).size).toBe(codes.length);
  });

  it('lets a name that is not listed travel as text, and knows a number it cannot read', () => {
    expect(encodeCode(GATE_CODES, 'vncn-new')).toBe('vncn-new');
    expect(decodeCode(GATE_CODES, encodeCode(GATE_CODES, 'vncn-huu-nghi'))).toBe('vncn-huu-nghi');
    for (const code of [70_000, -1, 1.5, null, '']) expect(decodeCode(GATE_CODES, code)).toBeNull();
  });
});

describe('strict CBOR', () => {
  it.each([
    ['a duplicate key', [0xa2, 1, 2, 1, 3]],
    ['keys out of order', [0xa2, 2, 2, 1, 3]],
    ['an indefinite length', [0x9f, 1, 0xff]],
    ['bytes that follow', [0x01, 0x01]],
    ['a long integer', [0x18, 0x01]],
    ['a whole number as float', [0xf9, 0x3c, 0x00]],
    ['text that is not UTF-8', [0x61, 0xff]],
    ['undefined', [0xf7]],
    ['a tag', [0xc1, 0x01]],
    ['nothing', []],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeCbor(Uint8Array.from(bytes))).toThrow();
  });

  it('reads what it writes', () => {
    const value = new Map<number, unknown>([[1, ['a', -5, Uint8Array.of(1)]]]);
    expect(decodeCbor(encodeCbor(value))).toEqual(value);
  });
});
