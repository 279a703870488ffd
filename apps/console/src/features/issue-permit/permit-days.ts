const ZONES: Readonly<Record<string, string>> = { VN: 'Asia/Ho_Chi_Minh', LA: 'Asia/Vientiane', CN: 'Asia/Shanghai' };

/** The day it is now on a side; for one that is not known, the day farthest behind, so that nothing lawful is held up. */
export function dayOnSide(side: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONES[side] ?? 'Etc/GMT+12' }).format(now);
}

/** What is wrong with the days of a permit: wholly in the past, the wrong way round, or begun already. */
export function daysAmiss(
  { validFrom, validUntil }: { readonly validFrom: string; readonly validUntil: string },
  today: string,
): 'inPast' | 'reversed' | 'startsInPast' | null {
  if (validUntil !== '' && validUntil < today) return 'inPast';
  if (validFrom !== '' && validUntil !== '' && validUntil < validFrom) return 'reversed';
  return validFrom !== '' && validFrom < today ? 'startsInPast' : null;
}
