import fc from 'fast-check';
import { PERMIT_STANDINGS } from '@gatebook/vocabulary';
import { aTrustedKey, aTrustList, KEY } from '../test/a-credential.js';
import { decodeBase64Url, encodeBase64Url } from './base64url.js';
import { signCompactJws } from './compact-jws.js';
import { deflate, inflate } from './deflate.js';
import { createStatusList, setStatus, signStatusList, statusAt, verifyStatusList, type TrustedKey } from './index.js';

const SIGNER = { ...KEY, side: 'VN' };
const about = { list: 1, sequence: 812, issuedAt: '2026-11-21T02:00:00Z', validUntil: '2026-11-22T02:00:00Z' };

describe('a status list', () => {
  it('holds two bits a permit in the order of the Token Status List: its published example', async () => {
    const statuses = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3];
    const bytes = createStatusList(statuses.length);
    statuses.forEach((status, index) => setStatus(bytes, index, PERMIT_STANDINGS[status] ?? 'valid'));
    expect(bytes).toEqual(Uint8Array.of(0xc9, 0x44, 0xf9));
    expect(await inflate(decodeBase64Url('eNo76fITAAPfAgc') ?? bytes)).toEqual(bytes);
  });

  it('changes one permit and no other', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 20 }),
        fc.nat(79),
        fc.constantFrom(...PERMIT_STANDINGS),
        (before, at, standing) => {
          const bytes = Uint8Array.from(before);
          const index = at % (bytes.length * 4);
          setStatus(bytes, index, standing);
          for (let each = 0; each < bytes.length * 4; each++) {
            expect(statusAt(bytes, each)).toBe(each === index ? standing : statusAt(before, each));
          }
        },
      ),
    );
  });

  it('knows nothing of a permit beyond its end', () => {
    const bytes = createStatusList(100);
    expect(statusAt(bytes, 99)).toBe('valid');
    for (const index of [100, -1, 1.5, Number.NaN, 2 ** 40]) {
      expect(statusAt(bytes, index)).toBeNull();
      expect(() => setStatus(bytes, index, 'revoked')).toThrow(RangeError);
    }
  });
});

describe('a signed status list', () => {
  it('comes back as it was signed', async () => {
    const statusList = { ...about, bytes: Uint8Array.of(0xc9, 0x44, 0xf9) };
    const token = await signStatusList(statusList, SIGNER);
    expect(await verifyStatusList(token, aTrustList())).toEqual({ outcome: 'valid', side: 'VN', kid: 'VN1', statusList });
  });

  it('takes about 3 kB for 100,000 permits of which one in a hundred is not valid', async () => {
    const bytes = createStatusList(100_000);
    let seed = 7;
    for (let count = 0; count < 1000; count++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      setStatus(bytes, Math.floor((seed / 2 ** 32) * 100_000), PERMIT_STANDINGS[1 + (count % 3)] ?? 'revoked');
    }
    const token = await signStatusList({ ...about, bytes }, SIGNER);
    expect((await deflate(bytes)).length).toBeLessThan(3000);
    // The token is text: base64url makes it a third longer.
    expect(token.length).toBeLessThan(4200);
    const reading = await verifyStatusList(token, aTrustList());
    expect(reading.outcome === 'valid' && reading.statusList.bytes).toEqual(bytes);
  });

  it('is believed only from a key of its side, within its dates, with its signature', async () => {
    const token = await signStatusList({ ...about, bytes: createStatusList(8) }, SIGNER);
    const outcome = async (text: string, ...keys: readonly TrustedKey[]) => (await verifyStatusList(text, aTrustList(...keys))).outcome;
    expect(await outcome(token, aTrustedKey({ side: 'LA' }))).toBe('issuer-unknown');
    expect(await outcome(token, aTrustedKey({ validUntil: '2026-11-21T02:00:00Z' }))).toBe('issuer-unknown');
    const forged = await signStatusList({ ...about, bytes: createStatusList(8) }, { ...SIGNER, privateKey: new Uint8Array(32).fill(9) });
    expect(await outcome(forged)).toBe('signature-invalid');
    expect(await outcome('a.b.c')).toBe('malformed');
  });

  it.each([
    ['data that are not zlib', encodeBase64Url(Uint8Array.of(1, 2, 3))],
    ['data cut short', 'eNo76fITAAPf'],
    ['letters that are not base64url', 'eNo+'],
  ])('is malformed with %s, even when signed', async (_, lst) => {
    const claims = { iss: 'VN', sub: '1', seq: 1, iat: 1795000000, exp: 1795100000, status_list: { bits: 2, lst } };
    expect((await verifyStatusList(signCompactJws('statuslist+jwt', claims, KEY), aTrustList())).outcome).toBe('malformed');
  });

  it('is not inflated beyond any honest size', async () => {
    expect(await inflate(await deflate(new Uint8Array(4_000_000)))).toHaveLength(4_000_000);
    expect(await inflate(await deflate(new Uint8Array(4_000_001)))).toBeNull();
  });
});
