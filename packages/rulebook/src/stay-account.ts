import { usedDays } from './day-account.js';
import { dayName, FAR_PAST } from './day-number.js';
import { reachOf, typeOf } from './leave-reach.js';
import { judgeDay, type JudgedDay } from './stay-days.js';
import { cardOn, knownPermits, leavesOf } from './stay-leaves.js';
import type { StayQuestion, StayRun } from './stay-question.js';
import { readRecord } from './stay-record.js';

/** The longest stretch of days before the record that an account tells of one by one. */
const MOST_UNSEEN_DAYS = 366;

/**
 * The account of a record, day by day until the instant asked about: under which permit each day was spent, which clause it keeps to
 * or breaks, and whether it is proven. Days counted alike and without a break are one run; a day with two stays is told for each.
 */
export function stayAccount(question: StayQuestion): readonly StayRun[] {
  const record = readRecord(question);
  const permits = knownPermits(question);
  const usedOf = usedDays(record, permits, question.zone);
  const runs: StayRun[] = [];
  for (const stay of record.stays) {
    const leaves = leavesOf(stay, permits, question.zone);
    leaves.forEach((leave, index) => {
      const end = Math.min(stay.possibleTo, (leaves[index + 1]?.start ?? Number.POSITIVE_INFINITY) - 1);
      const begin = index === 0 ? stay.possibleFrom : leave.start;
      const used = usedOf(typeOf(leave)).certain;
      const reach = reachOf(leave, used, end);
      for (let day = begin <= FAR_PAST ? end - MOST_UNSEEN_DAYS + 1 : begin; day <= end; day += 1) {
        const isCertain = stay.from <= day && day <= stay.to;
        // What may have been is not judged: nobody is found unlawful on a day that is not proven.
        const judged: JudgedDay = isCertain ? judgeDay(reach, used, day) : { lawful: null, clause: null, kind: 'rule-not-set' };
        addDay(runs, day, { permitNumber: leave.held && cardOn(leave.held, day), ...judged, certain: isCertain });
      }
    });
  }
  return runs;
}

function addDay(runs: StayRun[], day: number, counted: Omit<StayRun, 'from' | 'to' | 'days'>): void {
  const last = runs.at(-1);
  const isAlike =
    last !== undefined &&
    last.to === dayName(day - 1) &&
    last.permitNumber === counted.permitNumber &&
    last.clause === counted.clause &&
    last.lawful === counted.lawful &&
    last.kind === counted.kind &&
    last.certain === counted.certain;
  if (isAlike) runs[runs.length - 1] = { ...last, to: dayName(day), days: last.days + 1 };
  else runs.push({ from: dayName(day), to: dayName(day), days: 1, ...counted });
}
