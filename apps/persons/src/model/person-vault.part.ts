import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PreparedPerson } from '@gatebook/linkage';
import { PersonsSettings } from '../config.js';
import type { IdentityData } from './identity-data.types.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A person's data key, wrapped, and which key-encryption key wraps it. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  readonly wrappedBy: string;
}

/**
 * Seals identity data under a key of each person's own, which is itself wrapped by the key-encryption key. What is
 * sealed is bound to its person and version: a ciphertext moved to another row does not open.
 */
@Injectable()
export class PersonVault {
  private readonly wrappingKeys: ReadonlyMap<string, Buffer>;
  /** Id of the key that wraps from now on; tells nothing of the key. */
  readonly presentId: string;

  constructor({ keyEncryptionKey, formerKeyEncryptionKeys }: PersonsSettings) {
    const keys = [keyEncryptionKey, ...(formerKeyEncryptionKeys?.split(',') ?? [])].map((key) => Buffer.from(key, 'base64url'));
    this.wrappingKeys = new Map(keys.map((key) => [keyId(key), key]));
    this.presentId = keyId(Buffer.from(keyEncryptionKey, 'base64url'));
  }

  /** Ids of the keys that only unwrap. */
  get formerIds(): readonly string[] {
    return [...this.wrappingKeys.keys()].filter((id) => id !== this.presentId);
  }

  /** Throws and names the ids where a key in use is not among the given ones. */
  refuseUnknown(idsInUse: readonly string[]): void {
    const unknown = idsInUse.filter((id) => !this.wrappingKeys.has(id));
    if (unknown.length > 0)
      throw new Error(
        `keys of people are wrapped by ${unknown.join(', ')}, which the settings do not hold (present key: ${this.presentId}, former: ${this.formerIds.join(', ') || 'none'}); give the missing ones in PERSONS_FORMER_KEY_ENCRYPTION_KEYS`,
      );
  }

  newKey(personId: string): WrappedKey {
    return this.wrap(randomBytes(32), personId);
  }

  /** The same key, wrapped by the present key-encryption key: what it seals stays as it is. */
  rewrap(key: WrappedKey, personId: string): WrappedKey {
    return this.wrap(this.unwrap(key, personId), personId);
  }

  seal(key: WrappedKey, personId: string, version: number, data: IdentityData): Buffer {
    return seal(this.unwrap(key, personId), Buffer.from(JSON.stringify(data)), `${personId}|${version}`);
  }

  open(key: WrappedKey, personId: string, version: number, sealed: Buffer): IdentityData {
    return JSON.parse(open(this.unwrap(key, personId), sealed, `${personId}|${version}`).toString());
  }

  /** The form that records are compared in, sealed apart: a search opens it alone and not the whole record. */
  sealPrepared(key: WrappedKey, personId: string, prepared: PreparedPerson): Buffer {
    return seal(this.unwrap(key, personId), Buffer.from(JSON.stringify(prepared)), `${personId}|prepared`);
  }

  openPrepared(key: WrappedKey, personId: string, sealed: Buffer): PreparedPerson {
    return JSON.parse(open(this.unwrap(key, personId), sealed, `${personId}|prepared`).toString());
  }

  private wrap(key: Buffer, personId: string): WrappedKey {
    return { wrapped: seal(this.wrappingKey(this.presentId), key, personId), wrappedBy: this.presentId };
  }

  private unwrap({ wrapped, wrappedBy }: WrappedKey, personId: string): Buffer {
    return open(this.wrappingKey(wrappedBy), wrapped, personId);
  }

  private wrappingKey(id: string): Buffer {
    const key = this.wrappingKeys.get(id);
    if (key === undefined) throw new Error(`no key-encryption key ${id} in the settings`);
    return key;
  }
}

function keyId(key: Buffer): string {
  return createHash('sha256').update('gatebook key id').update(key).digest('base64url').slice(0, 12);
}

/** Nonce, tag and ciphertext in one. */
function seal(key: Buffer, plain: Buffer, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(boundTo));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function open(key: Buffer, sealed: Buffer, boundTo: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(boundTo)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
