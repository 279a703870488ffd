import { isZoneBegun } from '../../shell/zone-lines.js';
import { isWhole, readShown } from './read-shown.js';

describe('what was scanned, typed or pasted', () => {
  it.each([
    ['GB1:6BF%D', { credential: 'GB1:6BF%D' }],
    ['\uFEFF]Q1GB1:6BF%D', { credential: 'GB1:6BF%D' }],
    ['\u200BGB1:6BF%D', { credential: 'GB1:6BF%D' }],
    ['ＶＮ－２６－０００\u2060０１２３', { permitNumber: 'VN-26-0000123' }],
    ['VN\u201326\u20130000123', { permitNumber: 'VN-26-0000123' }],
    ['  vn-26-0000123 ', { permitNumber: 'VN-26-0000123' }],
    ['vn 26 0000123', { permitNumber: 'VN-26-0000123' }],
    ['VN260000123', { permitNumber: 'VN-26-0000123' }],
    ['LAO p1234567', { document: { issuer: 'LAO', number: 'P1234567' } }],
    ['', null],
    ['what is this?', null],
  ])('%s', (text, shown) => {
    expect(readShown(text)).toEqual(shown);
  });

  const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
  const card = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];

  it('knows the machine readable zone, also joined by bars, with empty lines, or without a break', () => {
    for (const join of ['\n', '\r\n', '\n\n', '|', '']) expect(readShown(lines.join(join))).toEqual({ mrz: lines });
    expect(readShown(card.join(''))).toEqual({ mrz: card });
  });

  it('knows the first lines of a zone, of which the others are still to come', () => {
    expect([lines[0], card[0], card.slice(0, 2).join('\n'), `${lines[0]}\n`].map((text) => isZoneBegun(text ?? ''))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([lines.join('\n'), 'VN-26-0000123', 'LAO P1234567', '', 'X'.repeat(30)].map(isZoneBegun)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    [lines.join('\n'), true],
    ['VN-26-0000123', true],
    ['VN-26-000012', false],
    ['GB1:6BF%D', true],
    // One figure more would be another paper.
    ['LAO P1234567', false],
  ])('is the whole paper by itself: %s', (text, whole) => {
    const shown = readShown(text);
    expect(shown !== null && isWhole(shown)).toBe(whole);
  });
});
