import { Problem } from '@gatebook/contracts';

/** Reads a body as JSON in UTF-8. Bytes that are not UTF-8 are refused, not replaced: a name would be changed silently. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Problem('BODY_NOT_JSON');
  }
}
