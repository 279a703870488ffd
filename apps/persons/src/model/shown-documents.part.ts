import { createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GATEWAY, ShownDocument } from '@gatebook/contracts';
import { keyringOf } from '@gatebook/service-kit';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { PersonsSettings } from '../config.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Opens the documents that the gateway sealed for us, as apps/gateway/src/features/record-crossing/seal-shown-document.ts does. */
@Injectable()
export class ShownDocuments {
  private readonly key: KeyObject | null;

  constructor({ callerKeys }: PersonsSettings) {
    const pair = keyringOf(callerKeys).get(GATEWAY);
    this.key =
      pair === undefined ? null : createSecretKey(Buffer.from(hkdfSync('sha256', pair.seal.export(), '', 'gatebook shown document', 32)));
  }

  /** Null where the text was sealed under another key, for another crossing, or changed. */
  open(crossingId: string, sealed: string): ShownDocument | null {
    const text = this.key === null ? null : opened(this.key, `shown document ${crossingId}`, Buffer.from(sealed, 'base64url'));
    if (text === null) return null;
    const document = plainToInstance(ShownDocument, JSON.parse(text));
    return validateSync(document).length === 0 ? document : null;
  }
}

function opened(key: KeyObject, place: string, bytes: Buffer): string | null {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(place),
  );
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit: there is nothing to read.
    return null;
  }
}
