// The whole product as a child of a test: jest runs CommonJS, and the product's parts must outlive no test. Lines of JSON both ways:
// out { url, home, pids } once all is ready, or { failed }; in "pids" → out { pids }; in "stop", SIGTERM or the end of stdin → stops all.
// Told "small" it begins with a copy of the home in GATEBOOK_TOLD_HOME, where the story was told once for all journeys; "tell <home>" makes that one.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort, runCommand } from '@gatebook/local-servers';
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
    if (!isTold) await rm(home, { recursive: true, force: true });
    process.exit(isTold || !tells ? 0 : 1);
  })());
}

/** As the told home was left when its product had stopped; its logs are of another run. */
async function copyToldHome() {
  const copied = await runCommand('cp', ['-a', `${process.env.GATEBOOK_TOLD_HOME}/.`, home]);
  if (copied.code !== 0) throw new Error(`the told home could not be copied: ${copied.stderr}`);
  await rm(join(home, 'logs'), { recursive: true, force: true });
}

const [wanted, place] = process.argv.slice(2);
const tells = wanted === 'tell';
let isTold = false;
const home = place ?? (await mkdtemp(join(tmpdir(), 'gatebook-journey-')));
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.includes(name)));
const story = wanted === 'none' ? 'none' : 'small';

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
    if (wanted === 'small') await copyToldHome();
    product = await startGatebook({ home, port: await freePort(), story, env, signal: ending.signal });
  } catch (cause) {
    if (!ending.signal.aborted) say({ failed: `${cause instanceof Error ? cause.message : String(cause)}\n${await troubles()}` });
    await rm(home, { recursive: true, force: true });
    process.exit(1);
  }
})();
await starting;
isTold = tells && !ending.signal.aborted;
if (isTold) void stop();
else if (!ending.signal.aborted) say({ url: product.url, home, pids: product.pids });
