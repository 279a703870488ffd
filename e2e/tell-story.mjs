// The small story is told once in a test run, by a whole product of its own; each journey begins with a copy of the home that this one left behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leaveInOrder } from '../packages/tooling/leave-in-order.mjs';

export default async function tellStory() {
  const folder = await mkdtemp(join(tmpdir(), 'gatebook-told-'));
  leaveInOrder(() => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, 'home');
  const program = fileURLToPath(new URL('./product-process.mjs', import.meta.url));
  // It ends when our end of its stdin closes, whatever becomes of us.
  const telling = spawn(process.execPath, [program, 'tell', home], { stdio: ['pipe', 'inherit', 'inherit'] });
  const [code] = await once(telling, 'exit');
  if (code !== 0) throw new Error('The story of the journeys could not be told.');
  process.env.GATEBOOK_TOLD_HOME = home;
}
