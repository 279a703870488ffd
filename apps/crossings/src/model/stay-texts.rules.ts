import { STAY_TEXTS, type CheckedStay, type Stay, type StayBecause } from '@gatebook/contracts';
import type { RecordedStay, StayAnswer, StayRun } from '@gatebook/rulebook';
import { textOf, type Language } from '@gatebook/vocabulary';

/** The steps of a stay's reckoning in the officer's language. */
export function becauseOf({ because }: StayAnswer, language: Language): StayBecause[] {
  return because.map(({ clause, text, from, to, days }) => ({
    clause: clause ?? undefined,
    text: textOf(STAY_TEXTS, text, language),
    from,
    to,
    days,
  }));
}

/** A stay as a check tells it: outside, `mustLeaveBy` is the last day of a stay that begins now. */
export function stayAtCheck(stay: StayAnswer, language: Language): CheckedStay {
  return {
    inside: stay.inside,
    since: stay.since?.toISOString(),
    ...figuresOf(stay),
    mustLeaveBy: lastDayOf(stay, stay.mustLeaveBy ?? stay.couldStayUntil),
    because: becauseOf(stay, language),
  };
}

/** A stay as it is told to who asks for it, with every stay of the record and the account of its days. */
export function stayTold(stay: StayAnswer, stays: readonly RecordedStay[], account: readonly StayRun[], language: Language): Stay {
  return {
    day: stay.day,
    inside: stay.inside,
    since: stay.since?.toISOString(),
    entries: stays.flatMap((one) =>
      one.in === null
        ? []
        : [
            {
              in: one.in.toISOString(),
              out: one.out?.toISOString(),
              gateIn: one.gateIn ?? '',
              gateOut: one.gateOut,
              ...(one.out === null && { exitUnseen: true }),
            },
          ],
    ),
    ...figuresOf(stay),
    mustLeaveBy: lastDayOf(stay, stay.mustLeaveBy),
    couldStayUntil: lastDayOf(stay, stay.couldStayUntil),
    earliestNextEntry: (isCut(stay) ? stay.earliestNextEntryAtWorst : stay.earliestNextEntry) ?? undefined,
    earliestNextEntryAtWorst: stay.earliestNextEntryAtWorst ?? undefined,
    zone: stay.zone && { clause: stay.zone.clause ?? undefined, territories: stay.zone.territories },
    permitNumber: stay.permitNumber ?? undefined,
    rulebookVersion: stay.basis.versionOfDay,
    because: becauseOf(stay, language),
    account: account.map(({ clause, permitNumber, kind: _, ...run }) => ({
      ...run,
      clause: clause ?? undefined,
      permitNumber: permitNumber ?? undefined,
    })),
  };
}

function figuresOf(stay: StayAnswer) {
  const { daysUsed, daysUsedRange, daysLeft, daysLeftAtWorst, overstayDays } = stay;
  const left = isCut(stay) ? daysLeftAtWorst : daysLeft;
  return { daysUsed, daysUsedPossible: daysUsedRange.possible, daysLeft: left, daysLeftAtWorst, overstayDays };
}

/** Whether we read too few crossings to know all the days that count: what is left is then told at worst, for it is our lack and not the person's. */
function isCut({ because, limits }: StayAnswer): boolean {
  return because.some(({ text }) => text === 'stay.record-begins') && limits.some(({ used }) => used.possible > used.certain);
}

/** The last day; of a record that is cut the last at worst, or none where none is left at worst. */
function lastDayOf(stay: StayAnswer, certain: string | undefined): string | undefined {
  if (certain === undefined || !isCut(stay)) return certain;
  const last = stay.limits.reduce(
    (first, { untilAtWorst }) => (untilAtWorst !== null && untilAtWorst < first ? untilAtWorst : first),
    certain,
  );
  return last < certain && last < stay.day ? undefined : last;
}
