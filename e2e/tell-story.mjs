// The small story is told once in a test run, by a whole product of its own; each journey begins with a copy of the home that this one left behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import forgetStory from './forget-story.mjs';

export default async function tellStory() {
  globalThis.gatebookToldFolder = await mkdtemp(join(tmpdir(), 'gatebook-told-'));
  const home = join(globalThis.gatebookToldFolder, 'home');
  const program = fileURLToPath(new URL('./product-process.mjs', import.meta.url));
  // It ends when our end of its stdin closes, whatever becomes of us.
  const telling = spawn(process.execPath, [program, 'tell', home], { stdio: ['pipe', 'inherit', 'inherit'] });
  const [code] = await once(telling, 'exit');
  if (code !== 0) {
    await forgetStory();
    throw new Error('The story of the journeys could not be told.');
  }
  process.env.GATEBOOK_TOLD_HOME = home;
}
