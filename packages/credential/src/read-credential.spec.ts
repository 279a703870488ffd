import { aCredential, aTrustedKey, aTrustList, aVisitorsCredential, DOCUMENT, KEY, NOW, SALT } from '../test/a-credential.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase45 } from './base45.js';
import { signSign1 } from './cose-sign1.js';
import { createSigningKey, credentialIn, documentDigest, documentMatches, encodeCredential, readCredential } from './index.js';
import { encodeCbor } from './strict-cbor.js';
import { claimsOf } from './claims.js';

const stranger = createSigningKey('VN1', new Uint8Array(32).fill(9));

describe('reading a credential', () => {
  it('gives back what was signed', () => {
    for (const credential of [aCredential(), aVisitorsCredential()]) {
      expect(readCredential(encodeCredential(credential, KEY), aTrustList(), NOW)).toEqual({ outcome: 'valid', credential, kid: 'VN1' });
    }
  });

  it('does not know a kid that is not listed', () => {
    const text = encodeCredential(aCredential(), { ...KEY, kid: 'VN9' });
    expect(readCredential(text, aTrustList(), NOW)).toEqual({ outcome: 'issuer-unknown', kid: 'VN9' });
  });

  it('does not let a key of Laos sign for issuer VN', () => {
    const text = encodeCredential(aCredential(), KEY);
    expect(readCredential(text, aTrustList(aTrustedKey({ side: 'LA' })), NOW)).toEqual({ outcome: 'issuer-unknown', kid: 'VN1' });
  });

  it('takes a key only for what was issued within its dates, the end excluded', () => {
    const text = encodeCredential(aCredential({ issuedAt: '2026-11-20T03:00:00Z' }), KEY);
    const outcome = (dates: object) => readCredential(text, aTrustList(aTrustedKey(dates)), NOW).outcome;
    expect(outcome({ validFrom: '2026-11-20T03:00:00Z' })).toBe('valid');
    expect(outcome({ validFrom: '2026-11-20T03:00:01Z' })).toBe('issuer-unknown');
    expect(outcome({ validUntil: '2026-11-20T03:00:01Z' })).toBe('valid');
    expect(outcome({ validUntil: '2026-11-20T03:00:00Z' })).toBe('issuer-unknown');
    expect(outcome({ validUntil: undefined })).toBe('valid');
    expect(outcome({ validFrom: 'nonsense' })).toBe('issuer-unknown');
  });

  it('does not trust a key before its time, even for a credential dated ahead', () => {
    const text = encodeCredential(aCredential({ issuedAt: '2026-12-20T00:00:00Z' }), KEY);
    const list = aTrustList(aTrustedKey({ validFrom: '2026-12-01T00:00:00Z' }));
    expect(readCredential(text, list, NOW).outcome).toBe('issuer-unknown');
    expect(readCredential(text, list, new Date('2026-12-21T00:00:00Z')).outcome).toBe('valid');
  });

  const signed = (more: readonly (readonly [number, unknown])[], issuedAt = '2026-11-20T03:00:00Z') =>
    `GB1:${encodeBase45(signSign1(encodeCbor(new Map([...claimsOf(aCredential({ issuedAt })), ...more])), KEY))}`;
  const at = (seconds: number) => Math.floor(NOW.getTime() / 1000) + seconds;

  it.each([
    ['signed a month ahead', signed([], '2026-12-20T00:00:00Z'), 'signed-later'],
    ['signed a second over a minute ahead', signed([], '2026-11-21T02:11:01Z'), 'signed-later'],
    ['signed a minute ahead, as clocks stand apart', signed([], '2026-11-21T02:11:00Z'), 'valid'],
    ['over (exp) before it was signed', signed([[4, Date.parse('2026-11-19T03:00:00Z') / 1000]]), 'over'],
    ['over at this second', signed([[4, at(0)]]), 'over'],
    ['over in a second', signed([[4, at(1)]]), 'valid'],
    ['to be used (nbf) from 300 days on', signed([[5, at(300 * 86_400)]]), 'not-yet'],
    ['to be used from now on', signed([[5, at(0)]]), 'valid'],
  ])('that is %s is held to its time', (_, text, expected) => {
    const reading = readCredential(text, aTrustList(), NOW);
    expect(reading.outcome === 'malformed' ? reading.time : reading.outcome).toBe(expected);
    // It says whose it was, and nothing that is not signed or not yet to be used does.
    expect(credentialIn(reading) === null).toBe(!['valid', 'over'].includes(expected));
  });

  it('that names a time in no number is no credential', () => {
    expect(readCredential(signed([[4, 'tomorrow']]), aTrustList(), NOW)).toEqual({
      outcome: 'malformed',
      detail: 'claim exp is missing or not of its form',
    });
  });

  it.each([
    ['in small letters', (text: string) => text.toLowerCase()],
    ['with the end of a line', (text: string) => `${text}\r\n`],
    ['with a tabulator', (text: string) => `${text}\t`],
    ['after the sign of a QR code', (text: string) => `]Q1${text}`],
    ['after a byte order mark', (text: string) => `\uFEFF${text}`],
    ['between blanks of every kind', (text: string) => ` \u00A0\u200B\r\n${text} \u3000\uFEFF\n`],
    ['after a byte order mark and the sign of a QR code', (text: string) => `\uFEFF]Q1 ${text}`],
    ['all at once', (text: string) => `]q1${text.toLowerCase()}\n`],
  ])('is read as scanners type it: %s', (_, scanned) => {
    for (const credential of [aCredential(), aVisitorsCredential()])
      expect(readCredential(scanned(encodeCredential(credential, KEY)), aTrustList(), NOW)).toMatchObject({ outcome: 'valid', credential });
  });

  it('sees that somebody else signed', () => {
    const text = encodeCredential(aCredential(), stranger);
    expect(readCredential(text, aTrustList(), NOW)).toEqual({ outcome: 'signature-invalid', kid: 'VN1' });
  });

  it.each([
    ['', 'does not begin with GB1:'],
    ['HC1:ABC', 'does not begin with GB1:'],
    ['GB1:', 'not COSE_Sign1'],
    ['GB1:ab_', 'not Base45'],
    [`GB1:${'0'.repeat(10_000)}`, 'longer than any credential'],
    [`GB1:${encodeBase45(new Uint8Array(6000).fill(0x81))}`, 'not COSE_Sign1'],
    [`GB1:${encodeBase45(Uint8Array.of(0xd2, ...new Uint8Array(6000).fill(0x81)))}`, /./],
    [`GB1:${encodeBase45(Uint8Array.of(0xd2, 0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))}`, /./],
  ])('calls %.12s malformed', (text, detail) => {
    const reading = readCredential(text, aTrustList(), NOW);
    expect(reading.outcome).toBe('malformed');
    expect(reading.outcome === 'malformed' && reading.detail).toMatch(detail);
  });

  it('refuses signed claims that are not of their form, and names the claim', () => {
    const claims = new Map(claimsOf(aCredential()));
    claims.set(1, 'Viet Nam');
    const text = `GB1:${encodeBase45(signSign1(encodeCbor(claims), KEY))}`;
    expect(readCredential(text, aTrustList(), NOW)).toEqual({
      outcome: 'malformed',
      detail: 'claim issuer is missing or not of its form',
    });
  });

  it('refuses whatever stands outside the signature', () => {
    const bytes = [...signSign1(encodeCbor(claimsOf(aCredential())), KEY)];
    // Tag, array and the protected header of ten bytes; then the empty unprotected header.
    expect(bytes[11]).toBe(0xa0);
    bytes.splice(11, 1, 0xa1, 0x04, 0x41, 0x31);
    const reading = readCredential(`GB1:${encodeBase45(Uint8Array.from(bytes))}`, aTrustList(), NOW);
    expect(reading).toEqual({ outcome: 'malformed', detail: 'the unprotected header is not empty' });
  });

  it('passes over claims it does not know, so that a later format can add some', () => {
    const claims = new Map([...claimsOf(aCredential()), [-70000, 'new']]);
    const text = `GB1:${encodeBase45(signSign1(encodeCbor(claims), KEY))}`;
    expect(readCredential(text, aTrustList(), NOW)).toEqual({ outcome: 'valid', credential: aCredential(), kid: 'VN1' });
  });
});

describe('encoding a credential', () => {
  it('has not changed since it was fixed', () => {
    expect(encodeCredential(aCredential(), KEY)).toBe(KNOWN_WORKER);
    expect(encodeCredential(aVisitorsCredential(), KEY)).toBe(KNOWN_VISITOR);
  });

  it.each([
    ['validFrom', { validFrom: '2026-02-30' }],
    ['validUntil', { validUntil: '2026-12-05' }],
    ['zone', { zone: ['451423'] }],
    ['latinName', { holder: { ...aCredential().holder, latinName: '' } }],
    ['documentDigest', { documentDigest: new Uint8Array(16) }],
    ['issuedAt', { issuedAt: 'yesterday' }],
  ])('refuses a %s that no reader would take', (name, changes) => {
    expect(() => encodeCredential(aCredential(changes), KEY)).toThrow(`the credential's ${name} is not of its form`);
  });
});

describe('a document digest', () => {
  it('matches its own document only', () => {
    const digest = documentDigest(DOCUMENT, SALT);
    expect(documentMatches(digest, DOCUMENT)).toBe(true);
    expect(documentMatches(digest, { ...DOCUMENT, number: 'C5890760' })).toBe(false);
    expect(documentMatches(digest, { ...DOCUMENT, type: 'identity-card' })).toBe(false);
    expect(documentMatches(digest.subarray(0, 23), DOCUMENT)).toBe(false);
  });

  it('is one for all spellings of its document, an issuer’s other code among them', () => {
    expect(documentMatches(documentDigest(DOCUMENT, SALT), { ...DOCUMENT, number: 'c 589-0769' })).toBe(true);
    const german = { type: 'passport', issuer: 'DEU', number: 'C01X00T47' };
    expect(documentDigest({ ...german, issuer: 'D' }, SALT)).toEqual(documentDigest(german, SALT));
    const signedWithD = Uint8Array.of(
      ...SALT,
      ...sha256(Uint8Array.of(...SALT, ...new TextEncoder().encode('passport|D|C01X00T47'))).subarray(0, 16),
    );
    for (const issuer of ['D', 'DEU']) expect(documentMatches(signedWithD, { ...german, issuer })).toBe(true);
  });

  it('differs from permit to permit by its salt', () => {
    expect(documentDigest(DOCUMENT, new Uint8Array(8)).subarray(8)).not.toEqual(documentDigest(DOCUMENT, SALT).subarray(8));
  });
});

const KNOWN_WORKER =
  'GB1:RRQ989P60BO0:+AEC6W8BERKJJC*%9CF3XEWOCM1000009*LBD394GWOQTH10JC$%95KG3CA833-Z0J70P3D0IFM-D8UA$8R.69U/PH+00G5W21:+ABX976BX507H0QS00+02URO93S3B.KERRJ1FJH%Q1%5ZE1G23J23LK1-C38*011C600:WS3P14J06GG0%1JIAZECQ.2WE3IYJBF7-C38*0Y0CQJGUB3HF4M88NJ2:-QI8SJ7WT%I6$2H$UW.QNKH9CB0B68GH FM%-LWV7H9KEM5YLFDI2YFQOFB :LWBU9MDTH6:CD1OA3D3L7C0.2IEH90';
const KNOWN_VISITOR =
  'GB1:RRQ989P60BO0:+AEC618BERKJJC*%9CF3XEWOCM100000$RLBD394GWOQKB09JC*985KG3CAB739YB65A1-9D%EJLQ-34JBDT34+GD.+D783BYB5PCK+9781P13KB0*M0DY0G51JVRQ8D+1L%WD*X4GEUGDDPQ7*DGKK1C CZA8*NAO$1B60ODP27B SPEDSWLEFNAD0GY4AIYHJZN9%N35KI*6/KI S2T/AMI7CWBGUJA-B9Q18E22/VP6EX2JNM17NF008YVKERE W0R*V7J3H7E';
