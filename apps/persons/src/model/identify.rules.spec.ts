import { readShown, recordFindings } from './identify.rules.js';

/** The specimens of ICAO Doc 9303, parts 4 to 6. */
const PASSPORT = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const LARGE_CARD = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];

describe('a zone that is shown', () => {
  it('of two lines of 44 places is a passport’s, whoever typed nothing', () => {
    expect(readShown(undefined, PASSPORT, '2026-11-21')).toMatchObject({ type: 'passport', faulty: false, findings: [] });
  });

  it('of another size does not say what paper it is', () => {
    expect(readShown(undefined, LARGE_CARD, '2026-11-21')).toMatchObject({ document: { number: 'D23145890' }, type: undefined });
    expect(readShown({ type: 'passport', issuer: 'UTO', number: 'X' }, LARGE_CARD, '2026-11-21').type).toBeUndefined();
  });

  it('of a document is odd where the record has it issued after the day of showing', () => {
    const document = { type: 'passport', issuer: 'UTO', number: 'L898902C3' } as const;
    const found = (issuedOn: string) =>
      recordFindings(readShown(document, undefined, '2026-11-21'), [{ ...document, issuedOn }], '2026-11-21');
    expect([found('2026-11-21'), found('2026-11-22')]).toEqual([[], ['DOCUMENT_ISSUED_LATER']]);
  });
});
