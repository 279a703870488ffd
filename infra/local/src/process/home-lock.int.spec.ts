import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockHome } from './home-lock.js';
import { identify, isStillRunning } from './process-identity.js';

it('a second start in one home is told who has it, and gets it when the first lets go', async () => {
  const home = await mkdtemp(join(tmpdir(), 'gatebook-home-'));
  const lock = await lockHome(home, 8080);
  await expect(lockHome(home, 8081)).rejects.toThrow(
    `Gatebook already runs from ${home} (process ${process.pid}, http://localhost:8080); stop it there first.`,
  );
  await lock.release();
  await (await lockHome(home, 8081)).release();
});

it('what a killed supervisor left running is ended; a stranger with the same number is not', async () => {
  const home = await mkdtemp(join(tmpdir(), 'gatebook-home-'));
  const [left, stranger] = [spawn('sleep', ['60']), spawn('sleep', ['60'])];
  const [leftPart, strangerPart] = [await identify(left.pid ?? 0), await identify(stranger.pid ?? 0)];
  if (leftPart === null || strangerPart === null) throw new Error('sleep did not start');
  const parts = { crossings: leftPart, workers: { pid: strangerPart.pid, startedAt: 'another moment' } };
  await writeFile(join(home, 'running.json'), JSON.stringify({ pid: 1, startedAt: 'long ago', port: 8080, parts }));
  const lock = await lockHome(home, 8080);
  expect(await isStillRunning(leftPart)).toBe(false);
  expect(await isStillRunning(strangerPart)).toBe(true);
  stranger.kill();
  await lock.remember({ postgres: process.pid });
  expect(await readFile(join(home, 'running.json'), 'utf8')).toContain('"postgres"');
  await lock.release();
});
