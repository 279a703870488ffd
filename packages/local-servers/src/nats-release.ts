import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

/**
 * The release that is fetched where apt cannot help, and the SHA-256 of its archives by Node's name of the processor.
 * Source of the digests: the official image's build file, nats-io/nats-docker, 2.11.x/alpine3.22/Dockerfile. It lists Linux only.
 */
const RELEASE = '2.11.17';
const ARCHIVES: Readonly<Record<string, { readonly name: string; readonly sha256: string }>> = {
  x64: { name: 'amd64', sha256: 'ad608dd0ea8bbfa58c40e3b8f58ed67478eec26166ec49c502db8d17589b51b5' },
  arm64: { name: 'arm64', sha256: 'd21df24f262f34f8bf6d1f0bca557c08429e433fd9f60f6983105539ae517feb' },
  arm: { name: 'arm7', sha256: '5c1f445095ea9a455d6dd092967d20dd38c6bc8c4da13d108e7d3a1386ca3c7d' },
  ppc64: { name: 'ppc64le', sha256: '822e7a6ab51dca0cda69a3dc274ecf058f4502265984d09d9b45ab13b749a4f3' },
  s390x: { name: 's390x', sha256: '4e19f27f2ee5f2fe9a5480d6b4541b63f58934524c14b839b2d4d32459ca91bc' },
};
const ANSWER_WITHIN_MS = 6000;
const WHOLE_WITHIN_MS = 120_000;

/** Fetches the makers' own archive into the folder and refuses any other bytes than the pinned ones. */
export async function fetchNatsRelease(
  cachePath: string,
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<{ path: string } | { reason: string }> {
  const archive = platform === 'linux' ? ARCHIVES[arch] : undefined;
  if (archive === undefined) return { reason: `no pinned release for ${platform} ${arch}` };
  const folder = `nats-server-v${RELEASE}-linux-${archive.name}`;
  const bytes = await download(`https://github.com/nats-io/nats-server/releases/download/v${RELEASE}/${folder}.tar.gz`);
  if (bytes === null) return { reason: 'the release archive could not be reached' };
  if (createHash('sha256').update(bytes).digest('hex') !== archive.sha256)
    return { reason: 'the release archive has another digest than the pinned one' };

  await mkdir(cachePath, { recursive: true });
  const work = await mkdtemp(join(cachePath, 'release-'));
  try {
    await writeFile(join(work, 'archive.tar.gz'), bytes);
    const unpacked = await runCommand('tar', ['-xzf', join(work, 'archive.tar.gz'), '-C', work]);
    if (unpacked.code !== 0) return { reason: `tar failed: ${unpacked.stderr.trim()}` };
    const path = join(cachePath, 'nats-server');
    await rename(join(work, folder, 'nats-server'), path);
    return { path };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** `null` when the host cannot be reached: a machine without a network must learn so within seconds. */
async function download(url: string): Promise<Buffer | null> {
  const giveUp = new AbortController();
  const silent = setTimeout(() => giveUp.abort(), ANSWER_WITHIN_MS);
  const slow = setTimeout(() => giveUp.abort(), WHOLE_WITHIN_MS);
  try {
    const answer = await fetch(url, { signal: giveUp.signal });
    clearTimeout(silent);
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
  } catch {
    // Every failure here means the same: this way is closed, the caller names the next.
    return null;
  } finally {
    clearTimeout(silent);
    clearTimeout(slow);
  }
}
