import { runSchedule } from '../../test/fault-schedule.js';
import { startPair } from '../../test/start-pair.js';

/** Three in every test run; `npm run soak faults` takes more. */
const SCHEDULES = Number(process.env.GATEBOOK_SOAK_SCHEDULES ?? 3);
const FIRST_SEED = Number(process.env.GATEBOOK_SOAK_SEED ?? 1);
const FAULTS_EACH = 5;
const LONGEST_SCHEDULE_MS = 100_000;

/** A schedule that stands still says where. */
async function inTime(schedule: Promise<void>, happened: readonly string[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`stands still in: ${happened.join(', ')}`)), LONGEST_SCHEDULE_MS);
  });
  await Promise.race([schedule, late]).finally(() => clearTimeout(timer));
}

describe('whatever goes wrong in whatever order, while events are told', () => {
  it.each(Array.from({ length: SCHEDULES }, (_, place) => FIRST_SEED + place))(
    'every copy equals its source in the end, and no effect is doubled (schedule %i)',
    async (seed) => {
      const pair = await startPair();
      try {
        const happened: string[] = [];
        await inTime(runSchedule(pair, seed, FAULTS_EACH, happened), happened);
        await pair.agree(60_000).catch((error: unknown) => {
          throw new Error(`after ${happened.join(', ')}`, { cause: error });
        });
      } finally {
        await pair.end();
      }
    },
    180_000,
  );
});
