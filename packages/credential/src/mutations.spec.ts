import fc from 'fast-check';
import { aCredential, aTrustList, aVisitorsCredential, KEY, NOW } from '../test/a-credential.js';
import { decodeBase45, encodeBase45 } from './base45.js';
import { encodeCredential, readCredential } from './index.js';
import { asWritten } from './read-credential.js';

const RUNS = 10_000;
const genuine = [aCredential(), aVisitorsCredential()].map((credential) => ({ credential, text: encodeCredential(credential, KEY) }));
const texts = genuine.map(({ text }) => text);
const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'];

const place = fc.nat(600);
const bytesOf = (text: string): Uint8Array => decodeBase45(text.slice(4)) ?? new Uint8Array(0);
const fromBytes = (bytes: Iterable<number>): string => `GB1:${encodeBase45(Uint8Array.from(bytes))}`;

const bitFlips = fc
  .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 4 }))
  .map(([text, flips]) => {
    const bytes = bytesOf(text);
    for (const [at, bit] of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
    return fromBytes(bytes);
  });
const truncations = fc.tuple(fc.constantFrom(...texts), place).map(([text, at]) => text.slice(0, at % text.length));
const lostBytes = fc.tuple(fc.constantFrom(...texts), place, fc.integer({ min: 1, max: 40 })).map(([text, at, count]) => {
  const bytes = [...bytesOf(text)];
  bytes.splice(at % bytes.length, count);
  return fromBytes(bytes);
});
const replaced = fc.tuple(fc.constantFrom(...texts), place, fc.constantFrom(...alphabet, 'a', 'é', '越')).map(([text, at, letter]) => {
  const letters = [...text];
  letters[at % letters.length] = letter;
  return letters.join('');
});
const swapped = fc.tuple(fc.constantFrom(...texts), place, place).map(([text, one, other]) => {
  const letters = [...text];
  const [a, b] = [one % letters.length, other % letters.length];
  [letters[a], letters[b]] = [letters[b] ?? '', letters[a] ?? ''];
  return letters.join('');
});
const spliced = fc.tuple(place, place).map(([head, tail]) => (texts[0] ?? '').slice(0, head) + (texts[1] ?? '').slice(tail));
const appended = fc.tuple(fc.constantFrom(...texts), fc.string({ minLength: 1 })).map(([text, more]) => text + more);
const random = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.uint8Array({ maxLength: 400 }).map(fromBytes));
const mutated = fc.oneof(bitFlips, truncations, lostBytes, replaced, swapped, spliced, appended, random);

describe('a changed credential', () => {
  it(`is never accepted with other content, and never breaks the reader, in ${RUNS} changes`, () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(mutated, (text) => {
        const reading = readCredential(text, aTrustList(), NOW);
        outcomes.set(reading.outcome, (outcomes.get(reading.outcome) ?? 0) + 1);
        // A swap of two equal letters changes nothing: only the very text that was signed is accepted.
        // So does what a scanner adds around it.
        return (reading.outcome === 'valid') === texts.includes(asWritten(text));
      }),
      { numRuns: RUNS },
    );
    // The changes reach past the decoder to the signature, or the test would say little.
    expect(outcomes.get('malformed')).toBeGreaterThan(100);
    expect(outcomes.get('signature-invalid')).toBeGreaterThan(100);
    expect(outcomes.get('issuer-unknown')).toBeGreaterThan(10);
  });
});
