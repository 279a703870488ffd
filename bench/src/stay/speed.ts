import { stayOn, type Rulebook, type StayCrossing, type StayQuestion } from '@gatebook/rulebook';

const PLAIN = { sources: [], confidence: 'unverified' } as const;
const DAY = 86_400_000;
const CROSSINGS = 50;
const REPEATS = 9;
const BATCH = 50_000;

/** How many stays a second are answered for one person, median of several repeats. */
export interface Speed {
  readonly crossings: number;
  /** By the processor time of the process, collecting garbage included: one core, whatever else the machine does. */
  readonly staysPerSecond: number;
  /** By the clock on the wall, which others' work slows down. */
  readonly staysPerSecondOfWall: number;
  readonly repeats: readonly number[];
}

/** Asks for a person with fifty crossings under a per-entry clause, a window and a cap, each time on another instant. */
export function measureSpeed(): Speed {
  const question = aLongRecord();
  const instants = Array.from({ length: 1_000 }, (_, index) => new Date(question.on.getTime() + index * 45 * 60_000));
  const questions = instants.map((on): StayQuestion => ({ ...question, on }));
  const repeats: number[] = [];
  const ofWall: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const begun = process.hrtime.bigint();
    const used = process.cpuUsage();
    let days = 0;
    for (let index = 0; index < BATCH; index += 1) days += stayOn(questions[index % questions.length] ?? question).daysUsed;
    const { user, system } = process.cpuUsage(used);
    ofWall.push(Math.round(BATCH / (Number(process.hrtime.bigint() - begun) / 1e9)));
    if (days === 0) throw new Error('nobody stayed');
    repeats.push(Math.round(BATCH / ((user + system) / 1e6)));
  }
  return { crossings: CROSSINGS, staysPerSecond: median(repeats), staysPerSecondOfWall: median(ofWall), repeats };
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

function aLongRecord(): StayQuestion {
  const start = Date.parse('2026-01-05T02:00:00Z');
  const crossings = Array.from({ length: CROSSINGS }, (_, index): StayCrossing => {
    const week = Math.floor(index / 2) * 7;
    return {
      at: new Date(start + (index % 2 === 0 ? week : week + 3) * DAY),
      direction: index % 2 === 0 ? 'in' : 'out',
      gateId: 'vncn-huu-nghi',
      zone: 'Asia/Shanghai',
      permitNumber: 'VN-26-0000001',
    };
  });
  const rulebook: Rulebook = {
    corridorId: 'lang-son--chongzuo',
    version: 1,
    effectiveFrom: '2025-07-01',
    title: { en: 'for measuring' },
    sides: ['VN', 'CN'],
    territories: ['VN:VN-09', 'CN:451400'],
    agreements: [],
    corridorGates: { id: '1.1', ...PLAIN, gateIds: ['vncn-huu-nghi'] },
    gateClasses: [],
    permits: [
      {
        type: 'VN-LABOUR-DISPATCH',
        hostSide: 'CN',
        issuedBy: 'VN',
        purposes: ['work'],
        stayPerEntry: { id: '3.1', ...PLAIN, days: 30 },
        rollingWindow: { id: '3.2', ...PLAIN, days: 90, inDays: 180 },
        yearlyCap: { id: '3.3', ...PLAIN, days: 180 },
      },
    ],
    withoutPermit: [],
    labour: [],
    vehicles: [],
    exchange: [],
  };
  return {
    hostSide: 'CN',
    crossings,
    permits: [{ number: 'VN-26-0000001', type: 'VN-LABOUR-DISPATCH', hostSide: 'CN', validFrom: '2026-01-01', validUntil: '2026-12-31' }],
    rulebooks: [rulebook],
    on: new Date(start + 24 * 7 * DAY + 2 * DAY),
    zone: 'Asia/Shanghai',
  };
}
