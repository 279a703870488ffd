import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debianMirrorsIn, sourceLine } from './apt-sources.js';
import type { DebianMirror } from './apt-sources.js';
import { runCommand } from './run-command.js';

/** The first Debian release whose nats-server is new enough; its binary is static and runs on older releases. */
const SUITE = 'trixie';
const SOURCES = '/etc/apt';

/**
 * Fetches Debian's nats-server into the folder without root and without touching the system: apt works on a state of its own, from the
 * mirror that the machine uses anyway, and checks the archive's signature. Gives the binary's path, or the reason why there is none.
 */
export async function fetchNatsFromDebian(cachePath: string): Promise<{ path: string } | { reason: string }> {
  const [mirror] = await machineMirrors();
  if (mirror === undefined) return { reason: 'the apt sources of this machine name no Debian mirror' };
  await mkdir(cachePath, { recursive: true });
  const work = await mkdtemp(join(cachePath, 'apt-'));
  try {
    return await fetchInto(work, cachePath, mirror);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchInto(work: string, cachePath: string, mirror: DebianMirror): Promise<{ path: string } | { reason: string }> {
  await Promise.all(
    ['lists/partial', 'cache/archives/partial', 'parts', 'root'].map((folder) => mkdir(join(work, folder), { recursive: true })),
  );
  await writeFile(join(work, 'sources.list'), sourceLine(mirror, SUITE));
  const own: Readonly<Record<string, string>> = {
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::Cache': join(work, 'cache'),
    'Dir::Etc::SourceList': join(work, 'sources.list'),
    'Dir::Etc::SourceParts': join(work, 'parts'),
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '5',
    'Acquire::https::Timeout': '5',
    'APT::Sandbox::User': 'root',
  };
  const options = Object.entries(own).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  for (const step of [
    ['update', '-qq'],
    ['download', '-qq', 'nats-server'],
  ]) {
    const end = await runCommand('apt-get', [...options, ...step], { cwd: work, timeoutSeconds: 90 });
    if (end.code !== 0) return { reason: `apt-get ${step[0]} failed: ${lastLine(end.stderr)}` };
  }
  const archive = (await readdir(work)).find((name) => name.endsWith('.deb'));
  if (archive === undefined) return { reason: 'apt-get download brought no package' };
  const unpacked = await runCommand('dpkg', ['-x', join(work, archive), join(work, 'root')]);
  if (unpacked.code !== 0) return { reason: `dpkg -x failed: ${lastLine(unpacked.stderr)}` };
  const path = join(cachePath, 'nats-server');
  // Two starts may fetch at once; a rename never shows the other one half a file.
  await rename(join(work, 'root', 'usr', 'sbin', 'nats-server'), path);
  return { path };
}

async function machineMirrors(): Promise<DebianMirror[]> {
  const parts = await readdir(`${SOURCES}/sources.list.d`).catch(() => []);
  const files = [
    `${SOURCES}/sources.list`,
    ...parts
      .filter((name) => /\.(list|sources)$/.test(name))
      .sort()
      .map((name) => `${SOURCES}/sources.list.d/${name}`),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.flatMap(debianMirrorsIn);
}

function lastLine(text: string): string {
  return text.trim().split('\n').pop() ?? '';
}
