import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerEnvironmentFiles } from './docker-environment.js';
import { repositoryRoot } from './repository-root.js';
import { homeSecrets } from './secrets.js';

const IMAGE_ROOT = '/gatebook';

/** Makes the secrets of docker compose on the first run, and its environment files from them on each. */
async function main(): Promise<void> {
  const folder = join(repositoryRoot(), '.gatebook', 'docker');
  const secrets = await homeSecrets(join(folder, 'secrets.json'), { POSTGRES_PASSWORD: `p${randomBytes(24).toString('hex')}` });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = dockerEnvironmentFiles(IMAGE_ROOT, process.env['GATEBOOK_SIDE'] ?? 'VN', secrets, secrets['POSTGRES_PASSWORD'] ?? '');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  console.log(`${Object.keys(files).length} environment files are in ${folder}`);
}

void main();
