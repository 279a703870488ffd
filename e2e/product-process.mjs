// The whole product as a child of a test: jest runs CommonJS, and the product's parts must outlive no test. Lines of JSON both ways:
// out { url, home, pids } once all is ready, or { failed }; in "pids" → out { pids }; in "stop", SIGTERM or the end of stdin → stops all.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@gatebook/local-servers';
import { startGatebook } from '../infra/local/dist/index.js';

const OURS = ['DATABASE_URL', 'NATS_URL', 'GATEBOOK_HOME', 'GATEBOOK_STORY', 'GATEBOOK_SIDE', 'PORT', 'NODE_ENV'];

const ending = new AbortController();
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

let product;
let stopping;

/** What the parts complained of last: their logs go with the home. */
async function troubles() {
  const files = (await readdir(join(home, 'logs')).catch(() => [])).filter((file) => file.endsWith('.log'));
  const texts = await Promise.all(files.map((file) => readFile(join(home, 'logs', file), 'utf8')));
  return texts
    .flatMap((text, place) => {
      const lines = text.trimEnd().split('\n');
      const complaints = lines.filter((line) => /"level":[456]0|FATAL|PANIC/.test(line));
      return (complaints.length > 0 ? complaints.slice(-5) : lines.slice(-1)).map((line) => `${files[place]}: ${line}`);
    })
    .join('\n');
}

/** Comes back when nothing runs and nothing lies about any more. */
function stop() {
  ending.abort(new Error('the test ended it'));
  return (stopping ??= (async () => {
    await starting;
    await product?.stop();
    await rm(home, { recursive: true, force: true });
    process.exit(0);
  })());
}

const home = await mkdtemp(join(tmpdir(), 'gatebook-journey-'));
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.includes(name)));
const story = process.argv[2] === 'none' ? 'none' : 'small';

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  if (line === 'pids') say({ pids: product?.pids ?? {} });
  if (line === 'stop') void stop();
});
// Whoever started us is gone, whatever became of it.
lines.on('close', () => void stop());

const starting = (async () => {
  try {
    product = await startGatebook({ home, port: await freePort(), story, env, signal: ending.signal });
  } catch (cause) {
    if (!ending.signal.aborted) say({ failed: `${cause instanceof Error ? cause.message : String(cause)}\n${await troubles()}` });
    await rm(home, { recursive: true, force: true });
    process.exit(1);
  }
})();
await starting;
if (!ending.signal.aborted) say({ url: product.url, home, pids: product.pids });
