import { DiscardPolicy } from '@nats-io/jetstream';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../src/testing/seeded-random.js';
import type { Pair } from './start-pair.js';
import { changeStream, loseStream } from './streams-of.js';

const EVENTS_PER_SECOND = 100;
const THINGS = 200;
const NO_BYTES_LIMIT = 1024 ** 3;

function thingId(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

type Fault = (pair: Pair, random: () => number, note: (step: string) => void) => Promise<void>;

/** What goes wrong, and is mended again, while events are told. */
const FAULTS: Readonly<Record<string, Fault>> = {
  async 'the hearer is killed'(pair, random, note) {
    await pair.kill('hearer');
    note('killed');
    await sleep(random() * 1_000);
    await pair.start('hearer');
  },
  async 'the teller is killed'(pair, random, note) {
    await pair.kill('teller');
    note('killed');
    await sleep(random() * 1_000);
    await pair.start('teller');
  },
  async 'the hearer gets an older database back'(pair, random, note) {
    await restoreLater(pair, 'hearer', random, note);
  },
  async 'the teller gets an older database back'(pair, random, note) {
    await restoreLater(pair, 'teller', random, note);
  },
  async 'the stream is lost'(pair) {
    await loseStream(pair.broker);
  },
  async 'the stream is full'(pair, random) {
    await changeStream(pair.broker, (bytes) => ({ discard: DiscardPolicy.New, max_bytes: Math.max(1, bytes) }));
    await sleep(500 + random() * 1_500);
    await changeStream(pair.broker, () => ({ max_bytes: NO_BYTES_LIMIT }));
  },
  async 'the stream keeps next to nothing'(pair, random) {
    await changeStream(pair.broker, () => ({ discard: DiscardPolicy.Old, max_msgs: 3 }));
    await sleep(500 + random() * 1_000);
    await changeStream(pair.broker, () => ({ max_msgs: -1 }));
  },
  async 'some events cannot be taken in'(pair, random) {
    const most = Math.ceil(random() * 10);
    await pair.asOwner('hearer', `ALTER TABLE thing ADD CONSTRAINT thing_version_most CHECK (version % 10 < ${most}) NOT VALID`);
    await sleep(6_000);
    await pair.asOwner('hearer', 'ALTER TABLE thing DROP CONSTRAINT thing_version_most');
  },
  async 'a transaction is left open'(pair, random) {
    const writer = await pair.ownerOf(random() < 0.5 ? 'hearer' : 'teller');
    await writer.query('BEGIN; SELECT pg_current_xact_id()');
    await sleep(1_000 + random() * 2_000);
    await writer.query('COMMIT');
    await writer.end();
  },
};

async function restoreLater(pair: Pair, name: 'teller' | 'hearer', random: () => number, note: (step: string) => void): Promise<void> {
  await pair.stop(name);
  note('stopped');
  const copy = await pair.backUp(name);
  note('copied');
  await pair.start(name);
  await sleep(500 + random() * 1_500);
  await pair.kill(name);
  note('killed');
  await pair.restore(name, copy);
  note('restored');
  await pair.start(name);
}

/** One schedule: some faults in an order that the seed gives, under load; `happened` says what. */
export async function runSchedule(pair: Pair, seed: number, faults: number, happened: string[]): Promise<void> {
  // One for the faults and one for the load: how fast events come must not choose the faults.
  const [random, ofLoad] = [randomFrom(seed), randomFrom(seed + 1_000_003)];
  const names = Object.keys(FAULTS);
  let telling = true;
  const load = (async () => {
    while (telling) {
      // While the teller is away nothing is kept; the next event comes at its time all the same.
      void pair.keep(thingId(Math.floor(ofLoad() * THINGS))).catch(() => undefined);
      await sleep(1_000 / EVENTS_PER_SECOND);
    }
  })();
  try {
    for (let i = 0; i < faults; i++) {
      const name = names[Math.floor(random() * names.length)] ?? '';
      happened.push(name);
      await FAULTS[name]?.(pair, random, (step) => happened.push(`(${step})`));
      await sleep(random() * 500);
    }
  } finally {
    telling = false;
    await load;
  }
}
