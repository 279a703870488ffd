import { Supervisor } from './supervisor.js';
import type { Part, RunningPart } from './supervisor.js';

/** A part whose end the test decides. */
function aPart(name: string, story: string[]): Part & { die: () => void } {
  let starts = 0;
  let end = (): void => undefined;
  return {
    name,
    die: () => end(),
    start(): Promise<RunningPart> {
      starts += 1;
      story.push(`${name} starts`);
      const exited = new Promise<void>((resolve) => (end = resolve));
      const stop = (): Promise<void> => {
        story.push(`${name} stops`);
        end();
        return exited;
      };
      return Promise.resolve({ pid: starts, exited, stop });
    },
  };
}

it('starts a part again when it ends, and tells its new process', async () => {
  const story: string[] = [];
  const part = aPart('crossings', story);
  const changes: Record<string, number>[] = [];
  const supervisor = new Supervisor({ onChange: (pids) => changes.push({ ...pids }) });
  await supervisor.add(part);
  part.die();
  while (supervisor.pids()['crossings'] !== 2) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(changes).toEqual([{ crossings: 1 }, {}, { crossings: 2 }]);
  expect(supervisor.quickEnds('crossings')).toBe(1);
  await supervisor.stop();
});

it('stops in the opposite order, once, and starts nothing again', async () => {
  const story: string[] = [];
  const supervisor = new Supervisor();
  for (const name of ['postgres', 'nats', 'gateway']) await supervisor.add(aPart(name, story));
  await Promise.all([supervisor.stop(), supervisor.stop()]);
  const stops = story.filter((line) => line.endsWith('stops'));
  expect([...new Set(stops)]).toEqual(['gateway stops', 'nats stops', 'postgres stops']);
  expect(story.filter((line) => line.endsWith('starts'))).toHaveLength(3);
});
