import { Problem } from '@gatebook/contracts';

const DEEPEST = 20;
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** Reads a body as JSON in UTF-8. Bytes that are not UTF-8 are refused, not replaced: a name would be changed silently. */
export function jsonOf(body: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Problem('BODY_NOT_JSON');
  }
  inspect(value, '', 1);
  return value;
}

/**
 * Refuses what no field may hold whatever its rules: nesting that would exhaust a stack, text that PostgreSQL cannot keep
 * (U+0000, half a character), and keys that reach an object's prototype.
 */
function inspect(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || LONE_SURROGATE.test(value))
      throw refused(pointer, 'TEXT_MALFORMED', 'the text holds a character that cannot be kept');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw new Problem('BODY_TOO_DEEP');
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype')
      throw refused(pointer, 'KEY_FORBIDDEN', 'an object has a key that may not be used');
    inspect(inner, `${pointer}/${pointerWord(key)}`, depth + 1);
  }
}

/** A key as a word of a JSON Pointer (RFC 6901). */
export function pointerWord(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function refused(pointer: string, code: string, detail: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer, code, detail }]);
}
