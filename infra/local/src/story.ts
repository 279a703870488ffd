import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupProblem } from '@gatebook/local-servers';
import { runNode } from './process/app-process.js';

/** Whether the small story is loaded into an empty registry. */
export type StoryChoice = 'small' | 'none';

/** What the story's loader is told beside the apps' own settings. */
export interface StoryPlace {
  readonly root: string;
  readonly home: string;
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

function duePath(home: string): string {
  return join(home, 'story-due');
}

/** Written when the registry was found empty, so that a first start that was broken off is made up for by the next. */
export async function noteStoryIsDue(home: string): Promise<void> {
  await writeFile(duePath(home), 'The registry was empty; the story has not been loaded to its end yet.\n');
}

function loaderPath(root: string): string {
  return join(root, 'infra', 'local', 'dist', 'story', 'load-story.js');
}

/** Whether there is a story to load and it has not been loaded to its end. */
export function isStoryDue(place: Pick<StoryPlace, 'root' | 'home'>): boolean {
  return existsSync(duePath(place.home)) && existsSync(loaderPath(place.root));
}

/** Runs the story's loader to its end. */
export async function loadStory(place: StoryPlace): Promise<void> {
  const env = { ...place.env, GATEBOOK_URL: place.url, GATEBOOK_HOME: place.home };
  const loading = await runNode(place.root, [loaderPath(place.root)], env, place.log);
  await loading.exited;
  if (loading.exitCode() !== 0) throw new SetupProblem(`The story could not be loaded: ${loading.lastLines().slice(-600)}`);
  await rm(duePath(place.home), { force: true });
}

/** One username for each role of `.gatebook/story.json`; empty when there is none. */
export async function storyUsernames(home: string): Promise<readonly { role: string; username: string }[]> {
  const text = await readFile(join(home, 'story.json'), 'utf8').catch(() => '{}');
  const byRole = new Map<string, string>();
  collect(JSON.parse(text), byRole);
  return [...byRole].map(([role, username]) => ({ role, username }));
}

/** The file is the story's own; wherever an entry names a role (or roles) and a username, it is a sign-in. */
function collect(value: unknown, byRole: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('username' in value && typeof value.username === 'string') {
    const role = 'role' in value ? value.role : 'roles' in value && Array.isArray(value.roles) ? value.roles[0] : undefined;
    if (typeof role === 'string' && !byRole.has(role)) byRole.set(role, value.username);
  }
  for (const inner of Object.values(value)) collect(inner, byRole);
}
