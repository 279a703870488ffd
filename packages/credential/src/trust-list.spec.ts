import { aTrustedKey, aTrustList } from '../test/a-credential.js';
import { encodeBase64Url } from './base64url.js';
import { signCompactJws } from './compact-jws.js';
import { createSigningKey, publicKeyOf, signTrustList, verifyTrustList } from './index.js';

const ROOT = createSigningKey('ROOT', new Uint8Array(32).fill(42));
const PINNED = { kid: 'ROOT', publicKey: publicKeyOf(ROOT) };

describe('a trust list', () => {
  it('comes back as it was signed with the pinned root key', () => {
    expect(verifyTrustList(signTrustList(aTrustList(), ROOT), PINNED)).toEqual({ outcome: 'valid', trustList: aTrustList() });
  });

  it('is not taken from another root', () => {
    const other = createSigningKey('OTHER', new Uint8Array(32).fill(43));
    expect(verifyTrustList(signTrustList(aTrustList(), other), PINNED)).toEqual({ outcome: 'issuer-unknown', kid: 'OTHER' });
    expect(verifyTrustList(signTrustList(aTrustList(), { ...other, kid: 'ROOT' }), PINNED)).toEqual({
      outcome: 'signature-invalid',
      kid: 'ROOT',
    });
  });

  it('is not taken with any one letter changed', () => {
    const token = signTrustList(aTrustList(), ROOT);
    for (let at = 0; at < token.length; at += 7) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(verifyTrustList(changed, PINNED).outcome).not.toBe('valid');
    }
  });

  it('does not let the sender choose the algorithm or the kind of token', () => {
    const [, payload, signature] = signTrustList(aTrustList(), ROOT).split('.');
    for (const header of [
      { alg: 'none', typ: 'gatebook-trust-list+jwt', kid: 'ROOT' },
      { alg: 'EdDSA', typ: 'JWT', kid: 'ROOT' },
      { alg: 'EdDSA', typ: 'gatebook-trust-list+jwt', kid: 'ROOT', crit: ['x'] },
    ]) {
      const token = `${encodeBase64Url(new TextEncoder().encode(JSON.stringify(header)))}.${payload}.${signature}`;
      expect(verifyTrustList(token, PINNED).outcome).toBe('malformed');
    }
  });

  it.each([
    ['two keys under one kid', { ...aTrustList(), keys: [aTrustedKey(), aTrustedKey({ side: 'LA' })] }],
    ['a short public key', aTrustList(aTrustedKey({ publicKey: 'AQ' }))],
    ['a date that is none', aTrustList(aTrustedKey({ validFrom: '2026-13-01T00:00:00Z' }))],
    ['no keys member', { sequence: 1, issuedAt: '2026-11-01T00:00:00Z' }],
  ])('is malformed with %s, even when signed', (_, list) => {
    const token = signCompactJws('gatebook-trust-list+jwt', list, ROOT);
    expect(verifyTrustList(token, PINNED)).toEqual({ outcome: 'malformed', detail: 'the payload is not a trust list' });
  });

  it.each(['', '..', 'a.b', 'é.é.é', 'x'.repeat(2_000_001)])('never throws on a stranger’s text', (token) => {
    expect(verifyTrustList(token, PINNED).outcome).toBe('malformed');
  });
});
