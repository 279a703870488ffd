import { decode, encode, rfc8949EncodeOptions } from 'cborg';

/** CBOR in the one deterministic encoding of RFC 8949 section 4.2.1. */
export function encodeCbor(value: unknown): Uint8Array {
  return encode(value, rfc8949EncodeOptions);
}

/** The value of deterministically encoded CBOR; throws on duplicates, indefinite lengths, trailing bytes and every second spelling. */
export function decodeCbor(bytes: Uint8Array): unknown {
  const value: unknown = decode(bytes, {
    strict: true,
    useMaps: true,
    rejectDuplicateMapKeys: true,
    allowIndefinite: false,
    allowUndefined: false,
    allowBigInt: false,
    allowNaN: false,
    allowInfinity: false,
  });
  // cborg's strict mode leaves map order, floats that are whole numbers and bad UTF-8 to us: writing it again tells.
  const again = encodeCbor(value);
  if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at])) throw new Error('not deterministic CBOR');
  return value;
}
