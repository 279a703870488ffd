import { createPublicKey, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** A reader that knows of the format what the README says and nothing else: its tables and lists are read out of the text. */
export interface ReadmeFormat {
  readonly base45: string;
  readonly outer: ReadonlyMap<string, number>;
  readonly claims: readonly ReadmeClaim[];
  readonly lists: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly page1: ReadonlyMap<number, string>;
  readonly standings: readonly string[];
}

interface ReadmeClaim {
  readonly key: number;
  readonly name: string;
  readonly form: string;
  readonly optional: boolean;
}

type Claims = ReadonlyMap<unknown, unknown>;

/** The lines of the fenced block that is called so. */
export function blockOf(readme: string, name: string): string {
  const found = new RegExp(`^\`\`\`${name}\\n([\\s\\S]*?)\\n\`\`\`$`, 'm').exec(readme)?.[1];
  if (found === undefined) throw new Error(`the README has no block ${name}`);
  return found;
}

/** The bytes of a block of hexadecimal lines; what follows a # is commentary. */
export function bytesOf(block: string): Uint8Array {
  return Uint8Array.from(Buffer.from(block.replace(/#.*$/gm, '').replace(/\s/g, ''), 'hex'));
}

/** The tables of the README. */
export function formatOf(readme: string): ReadmeFormat {
  const lists = ['permit types', 'gates'].map((name) => [name, numbered(blockOf(readme, `text ${name}`))] as const);
  return {
    base45: blockOf(readme, 'text base45'),
    outer: new Map(rowsOf(readme, 'CWT claim').map(([number = '', name = '']) => [name, Number(number)])),
    claims: rowsOf(readme, 'key').map(([key = '', name = '', form = '']) => ({
      key: Number(key),
      name,
      form: /^(?:list: )?[^:;]+/.exec(form)?.[0] ?? '',
      optional: form.includes('; optional'),
    })),
    lists: new Map(lists),
    page1: pageOf(blockOf(readme, 'text page 1')),
    standings: rowsOf(readme, 'bits').map(([, standing = '']) => standing),
  };
}

/** What the text of a QR code says, in the names of the README, with the bytes that were signed. */
export function readText(format: ReadmeFormat, text: string) {
  const bytes = fromBase45(format.base45, text.slice('GB1:'.length));
  const [header, , payload, signature] = listOf(decodeCbor(bytes.subarray(1)));
  const claims = mapOf(decodeCbor(bytesIn(payload)));
  const signed = Buffer.concat([
    Buffer.from('846a5369676e617475726531', 'hex'),
    byteString(bytesIn(header)),
    byteString(new Uint8Array()),
    byteString(bytesIn(payload)),
  ]);
  const kid = new TextDecoder().decode(bytesIn(mapOf(decodeCbor(bytesIn(header))).get(4)));
  return { bytes, kid, signed: Uint8Array.from(signed), signature: bytesIn(signature), credential: credentialOf(format, claims) };
}

/** Whether the holder of the public key (base64url) signed the bytes. */
export function isSignedBy(publicKey: string, signed: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, signed, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }), signature);
}

/** A compact JWS of a key: its payload; throws where that key did not sign it. */
export function readJws(token: string, publicKey: string): unknown {
  const [header = '', payload = '', signature = ''] = token.split('.');
  if (!isSignedBy(publicKey, Buffer.from(`${header}.${payload}`), Buffer.from(signature, 'base64url'))) throw new Error('not signed');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

/** The standing of an entry in the inflated bytes of `lst`. */
export function standingIn(format: ReadmeFormat, lst: string, entry: number): string | undefined {
  const byte = inflateSync(Buffer.from(lst, 'base64url'))[Math.floor(entry / 4)] ?? 0;
  return format.standings[Math.floor(byte / 4 ** (entry % 4)) % 4];
}

function credentialOf(format: ReadmeFormat, outer: Claims) {
  const permit = mapOf(outer.get(format.outer.get('permit')));
  const issuerSide = String(outer.get(format.outer.get('iss')));
  const claimOf = (name: string) => format.claims.find((claim) => claim.name === name);
  const hostSide = String(permit.get(claimOf('hostSide')?.key));
  const ownKey = claimOf('ownScriptName')?.key;
  const ownScriptName = permit.has(ownKey) ? unpack(format, permit.get(ownKey)) : '';
  const read = (form: string, value: unknown): unknown => {
    if (form.startsWith('list: ')) return listOf(value).map((item) => read(form.slice('list: '.length), item));
    if (form.startsWith('code of ')) return typeof value === 'number' ? format.lists.get(form.slice('code of '.length))?.get(value) : value;
    switch (form) {
      case 'side':
      case 'country':
        return value;
      case 'digest':
        return bytesIn(value);
      case 'packed text':
        return unpack(format, value);
      case 'permit number': {
        const digits = String(value).padStart(9, '0');
        return typeof value === 'number' ? `${issuerSide}-${digits.slice(0, 2)}-${digits.slice(2)}` : value;
      }
      case 'validity':
        return listOf(value);
      case 'Latin name':
        return typeof value === 'string' ? value : value === true ? withoutMarks(ownScriptName).toUpperCase() : withoutMarks(ownScriptName);
      case 'birth date':
        return typeof value === 'number' ? day(value) : value;
      case 'territory':
        return /^[A-Z]{2}:./.test(String(value)) ? value : `${hostSide}:${String(value)}`;
      case 'list entry': {
        const [list, index] = listOf(value);
        return { list, index };
      }
      default:
        throw new Error(`the README names a form that it does not describe: ${form}`);
    }
  };
  const said = new Map<string, unknown>();
  for (const { key, name, form, optional } of format.claims) if (permit.has(key) || !optional) said.set(name, read(form, permit.get(key)));
  const [from, further] = listOf(said.get('validFrom, validUntil')).map(Number);
  const { latinName, ownScriptName: own, birthDate, nationality, ...rest } = Object.fromEntries(said);
  const { 'validFrom, validUntil': _validity, ...others } = rest;
  const issuedAt = new Date(Number(outer.get(format.outer.get('iat'))) * 1000).toISOString().replace('.000Z', 'Z');
  const holder = { latinName, ...(own === undefined ? {} : { ownScriptName: own }), birthDate, nationality };
  return { ...others, holder, issuerSide, validFrom: day(from ?? NaN), validUntil: day((from ?? NaN) + (further ?? NaN)), issuedAt };
}

function unpack({ page1 }: ReadmeFormat, value: unknown): string {
  if (typeof value === 'string') return value;
  const [page, ...letters] = bytesIn(value);
  if (page === 3) return Buffer.from(letters).swap16().toString('utf16le');
  const letterOf = (byte: number): string | undefined => {
    if (byte >= 0x20 && byte <= 0x7e) return String.fromCharCode(byte);
    if (page === 1) return page1.get(byte);
    if (page !== 2) return undefined;
    return byte === 0 ? '…' : String.fromCharCode(0x0e80 + byte - 0x80);
  };
  return letters.map((byte) => letterOf(byte) ?? '�').join('');
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

function day(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

function fromBase45(digits: string, text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const [a = 0, b = 0, c] = Array.from(text.slice(at, at + 3), (letter) => digits.indexOf(letter));
    const sum = a + 45 * b + 2025 * (c ?? 0);
    bytes.push(...(c === undefined ? [sum] : [Math.floor(sum / 256), sum % 256]));
  }
  return Uint8Array.from(bytes);
}

/** A byte string in CBOR. */
function byteString(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const head = length < 24 ? [0x40 + length] : length < 256 ? [0x58, length] : [0x59, Math.floor(length / 256), length % 256];
  return Uint8Array.of(...head, ...bytes);
}

/** Of CBOR what the README names: integers, byte and text strings, lists, maps, `true`. */
function decodeCbor(bytes: Uint8Array): unknown {
  let at = 0;
  const number = (length: number): number => {
    let value = 0;
    for (let more = 0; more < length; more += 1) value = value * 256 + (bytes[at++] ?? 0);
    return value;
  };
  const item = (): unknown => {
    const head = number(1);
    const [major, low] = [head >> 5, head & 31];
    if (major === 7) return low === 21;
    const value = low < 24 ? low : number(2 ** (low - 24));
    if (major === 0) return value;
    if (major === 1) return -1 - value;
    if (major === 4) return Array.from({ length: value }, item);
    if (major === 5) return new Map(Array.from({ length: value }, (): [unknown, unknown] => [item(), item()]));
    const content = bytes.subarray(at, (at += value));
    return major === 3 ? new TextDecoder().decode(content) : content;
  };
  return item();
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('not a list');
  return value;
}

function mapOf(value: unknown): Claims {
  if (!(value instanceof Map)) throw new Error('not a map');
  return value;
}

function bytesIn(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error('no bytes');
  return value;
}

/** The rows of the table whose first column is called so. */
function rowsOf(readme: string, first: string): readonly (readonly string[])[] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${first} +\\|`).test(line));
  const rest = lines.slice(start + 2);
  return rest
    .slice(
      0,
      rest.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function numbered(block: string): ReadonlyMap<number, string> {
  return new Map([...block.matchAll(/(\d+) (\S+)/g)].map(([, number, name = '']) => [Number(number), name]));
}

function pageOf(block: string): ReadonlyMap<number, string> {
  const lines = block.split('\n').map((line) => line.split(' '));
  return new Map(
    lines.flatMap(([first = '', ...letters]) => letters.map((letter, at): [number, string] => [Number.parseInt(first, 16) + at, letter])),
  );
}
