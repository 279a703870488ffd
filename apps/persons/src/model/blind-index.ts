import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonName, ShownDocument } from '@gatebook/contracts';
import { PersonsSettings } from '../config.js';
import { documentKeys, nameKeys } from './index-keys.rules.js';

/** Turns documents and names into keyed tokens: equal ones meet, and nobody without the key can try names out. */
@Injectable()
export class BlindIndex {
  private readonly key: Buffer;

  constructor(settings: PersonsSettings) {
    this.key = Buffer.from(settings.blindIndexKey, 'base64url');
  }

  /** Tokens under which documents are found: with their type, and without. */
  documentTokens(documents: readonly ShownDocument[]): readonly Buffer[] {
    return this.tokens(documents.flatMap(documentKeys));
  }

  /** The narrowest token of a document that somebody looks for. */
  searchToken(document: ShownDocument): readonly Buffer[] {
    return this.tokens(documentKeys(document).slice(0, 1));
  }

  /** Tokens under which Latin names are found together with the birth date. */
  nameTokens(names: readonly PersonName[], birthDate: string): readonly Buffer[] {
    return this.tokens(nameKeys(names, birthDate));
  }

  private tokens(keys: readonly string[]): readonly Buffer[] {
    return [...new Set(keys)].map((key) => createHmac('sha256', this.key).update(key).digest());
  }
}
