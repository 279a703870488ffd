import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createSigningKey, publicKeyOf, type RootKey, type SigningKey } from '@gatebook/credential';
import { PermitsSettings } from '../config.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The keys of the service: they come from its settings and never lie in the database. */
@Injectable()
export class KeyRing {
  /** Signs credentials and status lists. */
  readonly signing: SigningKey & { readonly side: string };
  readonly signingPublicKey: string;
  /** Signs the trust list. */
  readonly root: SigningKey;
  readonly rootPublicKey: RootKey;
  private readonly credentialKey: Buffer;

  constructor({ signingKey, signingKeyId, rootKey, credentialKey, side }: PermitsSettings) {
    const seed = Buffer.from(signingKey, 'base64url');
    const derived = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', seed, '', `gatebook permits ${purpose}`, 32));
    this.signing = { ...createSigningKey(signingKeyId, seed), side };
    this.signingPublicKey = publicKeyOf(this.signing);
    this.root = createSigningKey(
      `${side.toLowerCase()}-root`,
      rootKey === undefined ? derived('trust root') : Buffer.from(rootKey, 'base64url'),
    );
    this.rootPublicKey = { kid: this.root.kid, publicKey: publicKeyOf(this.root) };
    this.credentialKey = credentialKey === undefined ? derived('credentials') : Buffer.from(credentialKey, 'base64url');
  }

  /** Nonce, tag and ciphertext in one, bound to its permit: moved to another row it does not open. */
  sealCredential(permitId: string, credential: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.credentialKey, nonce).setAAD(Buffer.from(permitId));
    const ciphertext = Buffer.concat([cipher.update(credential, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
  }

  openCredential(permitId: string, sealed: Buffer): string {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, this.credentialKey, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(permitId))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }
}
