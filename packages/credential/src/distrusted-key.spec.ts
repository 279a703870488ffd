import { aCredential, aTrustedKey, aTrustList, KEY, NOW } from '../test/a-credential.js';
import { encodeCredential, readCredential, signTrustList, verifyTrustList, createSigningKey, publicKeyOf } from './index.js';

describe('a key that is distrusted', () => {
  const text = encodeCredential(aCredential(), KEY);
  const outcome = (list: ReturnType<typeof aTrustList>, firstSeen?: string) =>
    readCredential(text, list, NOW, () => (firstSeen === undefined ? null : new Date(firstSeen))).outcome;
  const distrusted = aTrustedKey({ status: 'distrusted', reason: 'stolen', notAfter: '2026-11-20T00:00:00Z' });

  it('vouches for nothing that the reader’s records did not see before, whatever date the signer wrote', () => {
    expect(outcome(aTrustList(distrusted))).toBe('issuer-unknown');
    expect(outcome(aTrustList(distrusted), '2026-11-20T00:00:00Z')).toBe('issuer-unknown');
    expect(outcome(aTrustList(distrusted), '2026-11-19T23:59:59Z')).toBe('valid');
    expect(outcome(aTrustList({ ...distrusted, notAfter: undefined }), '2020-01-01T00:00:00Z')).toBe('issuer-unknown');
  });

  it('is told in the signed list; a retired key keeps what it signed', () => {
    const root = createSigningKey('ROOT', new Uint8Array(32).fill(42));
    const reading = verifyTrustList(signTrustList(aTrustList(distrusted), root), { kid: 'ROOT', publicKey: publicKeyOf(root) });
    expect(reading).toMatchObject({ outcome: 'valid', trustList: { keys: [{ status: 'distrusted', reason: 'stolen' }] } });
    expect(outcome(aTrustList(aTrustedKey({ status: 'retired' })))).toBe('valid');
  });

  it('by a status of a later release is not relied on', () => {
    const later = JSON.parse(JSON.stringify(aTrustedKey()));
    expect(outcome(aTrustList({ ...later, status: 'under-review' }))).toBe('issuer-unknown');
  });
});
