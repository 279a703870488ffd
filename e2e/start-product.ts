import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Somebody of the story who can sign in at the console. */
export interface StoryOfficer {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly officeId: string;
  readonly gateIds?: readonly string[];
}

/** A machine of the story. */
export interface StoryClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly role: string;
  readonly officeId: string;
  readonly gateIds?: readonly string[];
}

/** What `story.json` says: who can sign in, and what the story has made. */
export interface Story {
  readonly url: string;
  readonly officers: readonly StoryOfficer[];
  readonly apiClients: readonly StoryClient[];
  readonly people: readonly { readonly personId: string; readonly role: string }[];
  readonly registrations: readonly { readonly registrationId: string; readonly number: string; readonly status: string }[];
  readonly permits: readonly { readonly permitId: string; readonly number: string; readonly type: string; readonly credential: string }[];
}

/** The product of one journey: all processes, on a free port, in a home of its own. */
export interface Product {
  readonly url: string;
  readonly home: string;
  /** As of now, by part: a part that was killed has another one once it is back. */
  pids(): Promise<Record<string, number>>;
  story(): Promise<Story>;
  /** Comes back when nothing of it runs; the home is gone. */
  stop(): Promise<void>;
}

const START_SECONDS = 170;
const ANSWER_SECONDS = 10;
const STOP_SECONDS = 60;

interface Line {
  readonly url?: string;
  readonly home?: string;
  readonly pids?: Record<string, number>;
  readonly failed?: string;
}

/** Starts the real product, as `npm start` does, and comes back when it is ready and the story is told. */
export async function startProduct(options: { readonly story?: 'small' | 'none' } = {}): Promise<Product> {
  const child = spawn(process.execPath, [join(__dirname, 'product-process.mjs'), options.story ?? 'small'], {
    cwd: join(__dirname, '..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = new Lines(child);
  // A test that dies takes its product with it: the child also ends when our end of its stdin closes.
  const stop = once(() => end(child));
  try {
    const { url, home, failed } = await lines.next(START_SECONDS);
    if (url === undefined || home === undefined) throw new Error(`The product did not start: ${failed ?? 'it ended without a word'}`);
    let asking: Promise<unknown> = Promise.resolve();
    return {
      url,
      home,
      pids: () => {
        // One question at a time: answers carry no name.
        const answer = asking.then(() => {
          child.stdin?.write('pids\n');
          return lines.next(ANSWER_SECONDS);
        });
        asking = answer.catch(() => undefined);
        return answer.then(({ pids }) => pids ?? {});
      },
      story: async () => {
        const story: Story = JSON.parse(await readFile(join(home, 'story.json'), 'utf8'));
        // It was told by another product, at another address.
        return { ...story, url };
      },
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** The officer of a role to sign in as; the first of each is the one to try. */
export function officerOf(story: Story, role: string): StoryOfficer {
  const found = story.officers.find((officer) => officer.role === role);
  if (!found) throw new Error(`the story has no ${role}`);
  return found;
}

class Lines {
  private readonly waiting: ((line: Line) => void)[] = [];
  private readonly kept: Line[] = [];

  constructor(child: ChildProcess) {
    if (!child.stdout) throw new Error('the product has no standard output');
    createInterface({ input: child.stdout }).on('line', (line) => this.give(JSON.parse(line)));
    child.once('exit', (code, signal) => this.give({ failed: `it ended with ${code ?? signal}` }));
  }

  next(seconds: number): Promise<Line> {
    const kept = this.kept.shift();
    if (kept) return Promise.resolve(kept);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no word from the product within ${seconds} s`)), seconds * 1000);
      this.waiting.push((line) => {
        clearTimeout(timer);
        resolve(line);
      });
    });
  }

  private give(line: Line): void {
    const waiter = this.waiting.shift();
    if (waiter) waiter(line);
    else this.kept.push(line);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
