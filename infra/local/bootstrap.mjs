// The only file that runs unbuilt, and on any Node: it checks Node, installs, builds, and hands over to dist/<command>.js.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [command = 'start', ...args] = process.argv.slice(2);
const OLDEST_NODE = [20, 19];
const COMMANDS = {
  start: './dist/start.js',
  dev: './dist/dev.js',
  new: './dist/new.js',
  test: './dist/test.js',
  check: './dist/check.js',
  doctor: './dist/doctor.js',
  soak: './dist/soak.js',
  bench: '../../bench/dist/main.js',
};

class Sentence extends Error {}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Sentence(`Gatebook needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/** Runs a program in the checkout and gives what it printed when it failed; a signal to us is passed on. */
function run(program, programArgs) {
  return new Promise((resolve) => {
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1' };
    const child = spawn(program, programArgs, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let printed = '';
    const keep = (chunk) => (printed += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const passOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
    const end = (failure) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, passOn);
      resolve(failure);
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code) => end(code === 0 ? null : printed || `ended with code ${code}`));
  });
}

async function step(name, work) {
  const since = Date.now();
  if ((await work()) === false) return;
  console.log(`✓ ${name.padEnd(20)} ${((Date.now() - since) / 1000).toFixed(1)} s`);
}

function sentenceFor(what, output) {
  if (/ENOSPC|no space left on device/i.test(output)) return `The disk that holds ${root} is full: ${what} stopped.`;
  // npm prints its whole manual after the reason; the reason comes first.
  const lines = output.trim().split('\n');
  const reasons = lines.filter((line) => /^npm error \S/.test(line)).slice(0, 12);
  return `${what} failed:\n${(reasons.length > 0 ? reasons : lines.slice(-40)).join('\n')}`;
}

const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.gatebook-lock-digest');

function isInstalled() {
  if (!existsSync(join(modules, '.package-lock.json'))) return false;
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return true;
  // npm itself writes its list after the lock file; a checkout gives the lock file a later date than an older install.
  if (statSync(join(modules, '.package-lock.json')).mtimeMs < statSync(lockFile).mtimeMs) return false;
  writeFileSync(stamp, digest);
  return true;
}

async function install() {
  if (isInstalled()) return false;
  console.log('  installing packages (about a minute) …');
  const failure = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (failure !== null) throw new Sentence(sentenceFor('npm ci', failure));
  writeFileSync(stamp, createHash('sha256').update(readFileSync(lockFile)).digest('hex'));
}

async function build() {
  // The build tool sends statistics of its use otherwise.
  process.env.TURBO_TELEMETRY_DISABLED = '1';
  const turbo = join(modules, '.bin', 'turbo');
  const failure = await run(turbo, ['run', 'build', '--output-logs=errors-only', '--no-update-notifier']);
  if (failure !== null) throw new Sentence(sentenceFor('The build', failure));
}

/** Two commands in one checkout (npm test twice at once) install and build one after the other. */
async function alone(work) {
  const folder = join(root, '.gatebook');
  const mine = join(folder, 'build.lock');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(mine, String(process.pid), { flag: 'wx' });
      break;
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause;
      if (!holderLives(mine)) rmSync(mine, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const letGo = () => rmSync(mine, { force: true });
  process.once('exit', letGo);
  try {
    await work();
  } finally {
    letGo();
    process.off('exit', letGo);
  }
}

function holderLives(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
    // Just made and not written yet.
    if (text === '') return Date.now() - statSync(path).mtimeMs < 5000;
    process.kill(Number(text), 0);
    return true;
  } catch (cause) {
    return cause.code === 'EPERM';
  }
}

async function main() {
  checkNode();
  const built = COMMANDS[command];
  if (built === undefined) throw new Sentence(`Unknown command "${command}"; there are ${Object.keys(COMMANDS).join(', ')}.`);
  await alone(async () => {
    await step('packages', install);
    await step('build', build);
  });
  const { run: runCommand } = await import(built);
  return runCommand(args);
}

main().then(
  (code) => {
    process.exitCode = code;
    // Nothing of ours runs any more; what npm packages may have left in the event loop must not keep the terminal.
    process.stdout.write('', () => process.exit(code));
  },
  (failure) => {
    const isSentence = failure instanceof Sentence || failure.name === 'SetupProblem';
    console.error(`\n✗ ${isSentence ? failure.message : failure.stack}`);
    if (command === 'test') console.log('0 passed, 1 failed');
    process.stdout.write('', () => process.exit(1));
  },
);
