/** Where a change of a file matters: sources, and the data that are built into packages. */
const BUILT = /^(apps|packages)\/([^/]+)\/(src|data|rulebooks|schema)\//;
/** What nothing that runs is built from. */
const NOT_RUN = /(\.spec\.tsx?$|\/generated\/|\/testing\/)/;

/** Whether a changed file is built into something that runs. */
export function isBuilt(path: string): boolean {
  return BUILT.test(path) && !NOT_RUN.test(path);
}

/** The apps that have to be started anew: those that changed, and all of them where a package did. The console is served as it lies there. */
export function partsToRestart(changed: readonly string[], apps: readonly string[]): readonly string[] {
  const places = changed.filter(isBuilt).map((path) => path.split('/'));
  return places.some(([kind]) => kind === 'packages') ? apps : apps.filter((app) => places.some(([, name]) => name === app));
}

/** Whether a change brought a migration, which only a start carries out. */
export function hasMigration(changed: readonly string[]): boolean {
  return changed.some((path) => /^apps\/[^/]+\/src\/migrations\//.test(path));
}
