/** Sixteen million permits: no honest list is longer, and a small token must not fill the memory of a gate tablet. */
const LONGEST_LIST_BYTES = 4_000_000;

/** The bytes in the zlib format (RFC 1950), as the Token Status List asks. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return throughStream(bytes, new CompressionStream('deflate'), Number.POSITIVE_INFINITY);
}

/** What was deflated, or null where it is no zlib data or grows beyond any status list. */
export async function inflate(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await throughStream(bytes, new DecompressionStream('deflate'), LONGEST_LIST_BYTES);
  } catch {
    // Damaged, cut off, trailing or endless data: the stream throws, and the caller is told there is no list.
    return null;
  }
}

async function throughStream(bytes: Uint8Array, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // The reader reports the failure of either end; these two only must not be left unhandled.
  const written = writer.write(Uint8Array.from(bytes)).catch(() => undefined);
  const closed = writer.close().catch(() => undefined);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('longer than any status list');
    }
    chunks.push(part.value);
  }
  await Promise.all([written, closed]);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
