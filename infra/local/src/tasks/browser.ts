import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '@gatebook/local-servers';

/** What the browser tests need from the system, by Debian's names: the browser, and letters for Vietnamese, Lao and Chinese. */
const PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'] as const;

/** Which of them this machine lacks, as far as it can tell. */
export async function missingBrowserPackages(): Promise<string[]> {
  if (!onPath('dpkg-query')) return onPath('chromium') || onPath('google-chrome') ? [] : ['chromium'];
  const known = await Promise.all(PACKAGES.map(async (name) => ({ name, installed: await isInstalled(name) })));
  return known.filter(({ name, installed }) => !installed && !(name === 'chromium' && onPath('chromium'))).map(({ name }) => name);
}

/** Installs what the browser tests lack by apt where that is allowed; else says in one sentence what to install. Gives the sentence or null. */
export async function installBrowser(say: (line: string) => void): Promise<string | null> {
  const missing = await missingBrowserPackages();
  if (missing.length === 0) return null;
  const sentence = `The browser tests need ${missing.join(', ')}, please install ${missing.length > 1 ? 'them' : 'it'} (Debian: apt install ${missing.join(' ')}).`;
  const elevated = await elevation();
  if (elevated === null || !onPath('apt-get')) return sentence;
  say(`  installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ]) {
    const [program = 'apt-get', ...rest] = [...elevated, 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args];
    const end = await runCommand(program, rest, { env, timeoutSeconds: 600 });
    if (end.code !== 0) return `${sentence} apt-get ${args[0]} said: ${end.stderr.trim().split('\n').pop() ?? ''}`;
  }
  return null;
}

/** What to put before a command so that it runs as root; null when it cannot. */
async function elevation(): Promise<string[] | null> {
  if (process.getuid?.() === 0) return [];
  return (await runCommand('sudo', ['-n', 'true'], { timeoutSeconds: 5 })).code === 0 ? ['sudo', '-n'] : null;
}

async function isInstalled(name: string): Promise<boolean> {
  const told = await runCommand('dpkg-query', ['-W', '-f', '${Status}', name], { timeoutSeconds: 10 });
  return told.stdout.includes('install ok installed');
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}
