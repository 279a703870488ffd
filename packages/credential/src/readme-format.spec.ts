import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aCredential, aTrustedKey, aTrustList, aVisitorsCredential, KEY, NOW } from '../test/a-credential.js';
import { blockOf, bytesOf, formatOf, isSignedBy, readJws, readText, standingIn } from '../test/readme-reader.js';
import { GATE_CODES, PERMIT_TYPE_CODES } from './code-book.js';
import { encodeCredential, readCredential, statusAt, verifyStatusList, verifyTrustList, type PermitCredential } from './index.js';
import { packText } from './packed-text.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const format = formatOf(readme);
const [[, ours = '']= [], [, root = ''] = []] = blockOf(readme, 'text keys').split('\n').map((line) => line.split(' ')); // prettier-ignore
const text = blockOf(readme, 'text qr');

function trustList() {
  const reading = verifyTrustList(blockOf(readme, 'text trust list'), { kid: 'ROOT', publicKey: root });
  if (reading.outcome !== 'valid') throw new Error(reading.outcome);
  return reading.trustList;
}

describe('the worked example of the README', () => {
  const read = readText(format, text);

  it('is read with the README alone as the package reads it, and as it is written there', () => {
    const written = JSON.parse(blockOf(readme, 'json'));
    const credential = { ...written, documentDigest: Uint8Array.from(Buffer.from(written.documentDigest, 'hex')) };
    expect(read.credential).toEqual(credential);
    expect(readCredential(text, trustList(), NOW)).toEqual({ outcome: 'valid', kid: read.kid, credential });
  });

  it('has the bytes that are shown, signed by the key that is shown', () => {
    expect(read.bytes).toEqual(bytesOf(blockOf(readme, 'text bytes')));
    expect(read.signed).toEqual(bytesOf(blockOf(readme, 'text sig_structure')));
    expect(isSignedBy(ours, read.signed, read.signature)).toBe(true);
    expect(isSignedBy(root, read.signed, read.signature)).toBe(false);
  });

  it('stands in the trust list and in the status list that are shown', async () => {
    expect(readJws(blockOf(readme, 'text trust list'), root)).toEqual(trustList());
    const token = blockOf(readme, 'text status list');
    const payload = readJws(token, ours);
    const { outcome, ...reading } = await verifyStatusList(token, trustList());
    if (outcome !== 'valid' || !('statusList' in reading)) throw new Error(outcome);
    expect(payload).toMatchObject({ iss: reading.side, sub: String(reading.statusList.list), seq: reading.statusList.sequence });
    const { lst } = Object(payload).status_list;
    for (let entry = 0; entry < 12; entry += 1) expect(standingIn(format, lst, entry)).toBe(statusAt(reading.statusList.bytes, entry));
    expect(standingIn(format, lst, 6)).toBe('valid');
    expect(standingIn(format, lst, 1)).toBe('revoked');
  });
});

describe('the tables of the README', () => {
  const holder = aCredential().holder;
  const lao = { latinName: 'Somsack Phommachanh', ownScriptName: 'ສົມສັກ ພົມມະຈັນ', birthDate: '1987', nationality: 'LAO' };
  const credentials: readonly (readonly [string, PermitCredential])[] = [
    ['a worker', aCredential()],
    ['a visitor', aVisitorsCredential()],
    ['a Lao with a year of birth', aVisitorsCredential({ holder: lao })],
    [
      'a month of birth before 1970, no own script',
      aCredential({ holder: { latinName: 'LI WEI', birthDate: '1961-03', nationality: 'CHN' } }),
    ],
    ['a day of birth before 1970', aCredential({ holder: { ...holder, birthDate: '1961-03-05' } })],
    ['names in capitals', aCredential({ holder: { ...holder, latinName: 'NGUYEN THI HIEN' } })],
    ['codes and numbers that are not listed', aCredential({ permitType: 'NEW', gates: ['new-gate'], permitNumber: 'X 1' })],
    ['a number that begins with zeros', aCredential({ permitNumber: 'VN-00-0000042' })],
    ['no document, no gates, a zone of another side', aCredential({ documentDigest: undefined, gates: [], zone: ['VN:VN-34:pre2025'] })],
    ['an employer in Vietnamese, shortened', aCredential({ employer: 'Hợp tác xã dịch vụ bốc xếp, vận tải và gieo trồng mía Vọng Lĩnh' })],
    ['an employer in Lao', aCredential({ employer: 'ສວນກາເຟ ພູເມກ…' })],
  ];

  it.each(credentials)('read %s as the package does', (_, credential) => {
    const signed = encodeCredential(credential, KEY);
    const reading = readCredential(signed, aTrustList(), NOW);
    expect(reading).toEqual({ outcome: 'valid', kid: 'VN1', credential: readText(format, signed).credential });
  });

  it('have the code book, number by number', () => {
    expect([...(format.lists.get('permit types') ?? [])]).toEqual([...PERMIT_TYPE_CODES.entries()]);
    expect([...(format.lists.get('gates') ?? [])]).toEqual([...GATE_CODES.entries()]);
  });

  it('have the letters of page 1, all of them and no other', () => {
    const letters = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).filter((letter) => /[^\p{Cc}]/u.test(letter));
    const packed = letters.flatMap((letter) => {
      const form = packText(letter.repeat(4));
      return typeof form !== 'string' && form[0] === 1 ? [[form[1], letter] as const] : [];
    });
    expect(new Map(packed.filter(([, letter]) => letter !== '…'))).toEqual(
      new Map([...format.page1].filter(([, letter]) => letter !== '…')),
    );
    // Page 1 comes before page 2, and both have it.
    expect(packText('…………')).toEqual(Uint8Array.of(1, 6, 6, 6, 6));
    expect(format.page1.get(6)).toBe('…');
  });

  it.each([
    ['37 vncn-huu-nghi ', '37 vncn-coc-nam '],
    ['11 VN-LABOUR-DISPATCH', '11 VN-PASSPORT'],
    ['| 8   | nationality ', '| 7   | nationality '],
    ['| 12  | employer ', '| 15  | employer '],
    ['d0 Ễ ễ', 'd1 Ễ ễ'],
    ['0123456789ABC', '1023456789ABC'],
    ['| 6         | iat ', '| 5         | iat '],
    ['packed text; optional: of a worker', 'country; optional: of a worker'],
  ])('would not be taken for right with %s written as %s', (right, wrong) => {
    expect(readme).toContain(right);
    const read = () => readText(formatOf(readme.replace(right, wrong)), encodeCredential(aCredential(), KEY)).credential;
    let told: unknown = 'unreadable';
    try {
      told = read();
    } catch {
      // A table that cannot be followed is as wrong as one that leads elsewhere.
    }
    expect(told).not.toEqual(aCredential());
  });

  it('name the key that the tests sign with', () => {
    expect(aTrustedKey().publicKey).toBe(ours);
  });
});
