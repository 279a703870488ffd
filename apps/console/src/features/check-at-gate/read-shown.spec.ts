import { readShown } from './read-shown.js';

describe('what was scanned, typed or pasted', () => {
  it.each([
    ['GB1:6BF%D', { credential: 'GB1:6BF%D' }],
    ['  vn-26-0000123 ', { permitNumber: 'VN-26-0000123' }],
    ['LAO p1234567', { document: { issuer: 'LAO', number: 'P1234567' } }],
    ['', null],
    ['what is this?', null],
  ])('%s', (text, shown) => {
    expect(readShown(text)).toEqual(shown);
  });

  it('knows the machine readable zone, also joined by bars', () => {
    const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
    expect(readShown(lines.join('\n'))).toEqual({ mrz: lines });
    expect(readShown(lines.join('|'))).toEqual({ mrz: lines });
  });
});
