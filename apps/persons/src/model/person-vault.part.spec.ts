import { PersonsSettings } from '../config.js';
import type { IdentityData } from './identity-data.types.js';
import { PersonVault } from './person-vault.part.js';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
const settings = (keys: Partial<PersonsSettings>): PersonsSettings => Object.assign(new PersonsSettings(), keys);
const IDENTITY: IdentityData = { names: [{ script: 'Latn', familyName: 'LO' }], birthDate: '1990', documents: [] };

describe('the vault', () => {
  const vault = new PersonVault(settings({ keyEncryptionKey: key(1) }));

  it('opens what it has sealed, and seals the same differently each time', () => {
    const wrapped = vault.newKey('a');
    const sealed = vault.seal(wrapped, 'a', 1, IDENTITY);
    expect(vault.open(wrapped, 'a', 1, sealed)).toEqual(IDENTITY);
    expect(vault.seal(wrapped, 'a', 1, IDENTITY).equals(sealed)).toBe(false);
  });

  it('opens nothing that was moved to another person or version, or changed', () => {
    const wrapped = vault.newKey('a');
    const sealed = vault.seal(wrapped, 'a', 1, IDENTITY);
    expect(() => vault.open(wrapped, 'a', 2, sealed)).toThrow();
    expect(() => vault.open(wrapped, 'b', 1, sealed)).toThrow();
    expect(() => vault.open(vault.newKey('a'), 'a', 1, sealed)).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => vault.open(wrapped, 'a', 1, sealed)).toThrow();
  });

  it('reads what a former key wraps while keys are rotated, and nothing without it', () => {
    const wrapped = vault.newKey('a');
    const sealed = vault.seal(wrapped, 'a', 1, IDENTITY);
    const rotated = new PersonVault(settings({ keyEncryptionKey: key(2), formerKeyEncryptionKeys: key(1) }));
    expect(rotated.open(wrapped, 'a', 1, sealed)).toEqual(IDENTITY);
    const thrice = new PersonVault(settings({ keyEncryptionKey: key(3), formerKeyEncryptionKeys: `${key(2)},${key(1)}` }));
    expect(thrice.open(wrapped, 'a', 1, sealed)).toEqual(IDENTITY);
    expect(rotated.newKey('a').wrappedBy).not.toBe(wrapped.wrappedBy);
    expect(() => new PersonVault(settings({ keyEncryptionKey: key(2) })).open(wrapped, 'a', 1, sealed)).toThrow(/no key-encryption key/);
  });

  it('wraps a key anew so that what it sealed is read without the former one', () => {
    const wrapped = vault.newKey('a');
    const sealed = vault.seal(wrapped, 'a', 1, IDENTITY);
    const rotated = new PersonVault(settings({ keyEncryptionKey: key(2), formerKeyEncryptionKeys: key(1) }));
    const rewrapped = rotated.rewrap(wrapped, 'a');
    expect(rewrapped.wrappedBy).toBe(rotated.presentId);
    expect(new PersonVault(settings({ keyEncryptionKey: key(2) })).open(rewrapped, 'a', 1, sealed)).toEqual(IDENTITY);
    expect(() => rotated.rewrap(wrapped, 'b')).toThrow();
  });

  it('refuses keys in use that it was not given by their ids, never by the keys', () => {
    const former = vault.presentId;
    const rotated = new PersonVault(settings({ keyEncryptionKey: key(2) }));
    expect(() => rotated.refuseUnknown([former, rotated.presentId])).toThrow(
      new RegExp(`by ${former}, which.*present key: ${rotated.presentId}`),
    );
    expect(() => rotated.refuseUnknown([rotated.presentId])).not.toThrow();
  });
});
