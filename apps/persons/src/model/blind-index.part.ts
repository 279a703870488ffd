import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ShownDocument } from '@gatebook/contracts';
import type { BlockingKey } from '@gatebook/linkage';
import { PersonsSettings } from '../config.js';
import { documentKeys } from './document-keys.rules.js';
import type { SoughtTokens } from './match.store.js';

/** Turns documents and blocking keys into keyed tokens: equal ones meet, and nobody without the key can try names out. */
@Injectable()
export class BlindIndex {
  private readonly key: Buffer;

  constructor(settings: PersonsSettings) {
    this.key = Buffer.from(settings.blindIndexKey, 'base64url');
  }

  /** Tokens under which documents are found: with their type, and without. */
  documentTokens(documents: readonly ShownDocument[]): readonly Buffer[] {
    return [...new Set(documents.flatMap(documentKeys))].map((key) => this.digest(key));
  }

  /** The narrowest token of a document that somebody looks for. */
  searchToken(document: ShownDocument): readonly Buffer[] {
    return documentKeys(document)
      .slice(0, 1)
      .map((key) => this.digest(key));
  }

  /**
   * Tokens of blocking keys: 64 bits each, as PostgreSQL's bigint in decimal. They only bring together who is then opened and
   * compared, so a chance meeting costs one comparison and no more.
   */
  matchTokens(keys: readonly BlockingKey[]): readonly string[] {
    return unique(keys).map(({ kind, key }) => this.digest(`match|${kind}|${key}`).readBigInt64BE().toString());
  }

  /** What to look for: a shared birth date alone counts nothing, for hundreds may be born on a first of January. */
  soughtTokens(documents: readonly Buffer[], keys: readonly BlockingKey[]): SoughtTokens {
    return { documents, keys: this.matchTokens(keys), counts: unique(keys).map(({ kind }) => (kind === 'birth-date' ? 0 : 1)) };
  }

  private digest(key: string): Buffer {
    return createHmac('sha256', this.key).update(key).digest();
  }
}

function unique(keys: readonly BlockingKey[]): readonly BlockingKey[] {
  return [...new Map(keys.map((key) => [`${key.kind}|${key.key}`, key])).values()];
}
