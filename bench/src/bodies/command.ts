import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { startGatebook } from '@gatebook/local';
import { freePort } from '@gatebook/local-servers';
import { Gateway } from '../search/ask-gateway.js';

const EVERY_MS = 50;
const WARM_UP_CHECKS = 100;
const MOST_TIMES_IDLE = 2;

interface Story {
  readonly apiClients: readonly { readonly role: string; readonly gateIds?: readonly string[] }[];
  readonly permits: readonly { readonly number: string }[];
}

/** Checks at a gate while nobody and while four strangers send the largest bodies that they may. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '20' }, senders: { type: 'string', default: '4' }, json: { type: 'string' } },
  });
  const home = await mkdtemp(join(tmpdir(), 'gatebook-bench-'));
  const product = await startGatebook({ home, port: await freePort(), story: 'small', env: process.env });
  try {
    const gateway = await Gateway.signIn(product.url, home, 'gate-officer');
    const check = await aCheck(home);
    for (let at = 0; at < WARM_UP_CHECKS; at++) await gateway.post('/checks', check);
    const idle = await measure(gateway, check, Number(values.seconds));
    const senders = Array.from({ length: Number(values.senders) }, () => startSender(product.url));
    const loaded = await measure(gateway, check, Number(values.seconds));
    const answered = await Promise.all(senders.map(stopSender));
    gateway.close();
    const times = loaded.p95Ms / idle.p95Ms;
    process.stdout.write(`idle    p50 ${idle.p50Ms} ms  p95 ${idle.p95Ms} ms  (${idle.checks} checks)\n`);
    process.stdout.write(`loaded  p50 ${loaded.p50Ms} ms  p95 ${loaded.p95Ms} ms  (${loaded.checks} checks), ${times.toFixed(2)} times\n`);
    process.stdout.write(`answers to the senders: ${JSON.stringify(answered)}\n`);
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ idle, loaded, answered }, null, 2)}\n`);
    return times <= MOST_TIMES_IDLE ? 0 : 1;
  } finally {
    await product.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function aCheck(home: string): Promise<object> {
  const { apiClients, permits }: Story = JSON.parse(await readFile(join(home, 'story.json'), 'utf8'));
  const gateId = apiClients.find(({ role }) => role === 'gate-officer')?.gateIds?.[0];
  return { gateId, direction: 'entry', subject: { permitNumber: permits[0]?.number }, traffic: 'person' };
}

interface Figures {
  readonly checks: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

async function measure(gateway: Gateway, check: object, seconds: number): Promise<Figures> {
  const times: number[] = [];
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await wait(EVERY_MS)) {
    const began = performance.now();
    await gateway.post('/checks', check);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? Number.NaN) * 10) / 10;
  return { checks: times.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** A thread of its own: a sender that shared this one would slow what is measured. */
function startSender(url: string): Worker {
  return new Worker(new URL('./send-bodies.js', import.meta.url), { workerData: { url } });
}

function stopSender(sender: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    sender.once('message', resolve);
    sender.once('error', reject);
    sender.postMessage('stop');
  });
}
