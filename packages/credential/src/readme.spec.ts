import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aCredential, aTrustList } from '../test/a-credential.js';
import { createSigningKey, encodeCredential, readCredential } from './index.js';

const credential = aCredential();
const seed = Uint8Array.from({ length: 32 }, (_, place) => place + 1);

describe('the README', () => {
  it('shows what the code does', () => {
    const key = createSigningKey('VN1', seed);
    const text = encodeCredential(credential, key);
    const reading = readCredential(text, aTrustList(), new Date('2026-11-21T02:10:00Z'));
    expect(reading).toEqual({ outcome: 'valid', kid: 'VN1', credential });
    expect(credential.permitNumber).toBe('VN-26-0001234');
  });

  it('names every claim of the format', () => {
    const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
    for (const name of [...Object.keys(credential), ...Object.keys(credential.holder)]) {
      if (!['issuerSide', 'holder', 'issuedAt'].includes(name)) expect(readme).toMatch(new RegExp(`^\\| \\d+ +\\|[^|]*\\b${name}\\b`, 'm'));
    }
  });
});
