/** How many years ahead of the day of reading an expiry date is still taken for one of the future. */
const LONGEST_VALIDITY_YEARS = 50;

/** A birth date as read: as much of it as is known, and whether it is written as Doc 9303-3 section 4.8 has it. */
export interface ReadBirthDate {
  /** `1974-08-12`, `1974-08` or `1974`; null where not even the year is known. */
  readonly date: string | null;
  readonly isLawful: boolean;
}

/**
 * A birth date of the machine readable zone: the latest one that is not in the future of the day of reading. Unknown parts are `<` and stay
 * away; so do zeros, which some issuers write for them. A date that no calendar has, as of a thirteenth month, was misread or mistyped: nobody
 * can say in which of its figures, so nothing of it is kept.
 */
export function birthDateOf(text: string, on: string): ReadBirthDate {
  const [, year, month = '', day = ''] = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/.exec(text) ?? [];
  if (year === undefined || isImpossible(year, month, day)) return { date: null, isLawful: false };
  if (year === '<<') return { date: null, isLawful: (month === '<<' || isMonth(month)) && (day === '<<' || isDayOfMonth(day)) };
  const century = Number(on.slice(0, 2));
  const forms: readonly DateParts[] = [{ year, month, day }, { year, month }, { year }];
  const known = forms.flatMap((parts) => [century, century - 1].map((each) => dateOf(each, parts)));
  const date = known.find((each) => each !== undefined && each <= on.slice(0, each.length)) ?? null;
  const parts = [year, ...(month === '<<' ? [] : [month]), ...(month === '<<' || day === '<<' ? [] : [day])];
  const isLawful = date?.length === [0, 4, 7, 10][parts.length] && (month !== '<<' || day === '<<' || isDayOfMonth(day));
  return { date, isLawful };
}

const UNKNOWN = ['<<', '00'];

/** True where month and day are figures of which no year makes a date; for a year that is unknown, one with a 29th of February. */
function isImpossible(year: string, month: string, day: string): boolean {
  if (UNKNOWN.includes(month)) return !UNKNOWN.includes(day) && !isDayOfMonth(day);
  if (UNKNOWN.includes(day)) return !isMonth(month);
  const years = year === '<<' ? ['2000'] : [`19${year}`, `20${year}`];
  return years.every((each) => dateOf(Number(each.slice(0, 2)), { year: each.slice(2), month, day }) === undefined);
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12;
}

function isDayOfMonth(day: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31;
}

/** An expiry date in full, with the century that brings it nearest to the day of reading. Undefined where it is no date, null where there is none. */
export function expiryDateOf(text: string, on: string): string | null | undefined {
  const parts = partsOf(text);
  if (parts === null || parts === undefined) return parts;
  const year = Number(on.slice(0, 4));
  const century = Math.floor(year / 100);
  const nearest = [century - 1, century, century + 1].find((each) => {
    const ahead = each * 100 + Number(parts.year) - year;
    return ahead > LONGEST_VALIDITY_YEARS - 100 && ahead <= LONGEST_VALIDITY_YEARS;
  });
  return nearest === undefined ? undefined : dateOf(nearest, parts);
}

interface DateParts {
  readonly year: string;
  readonly month?: string;
  readonly day?: string;
}

function partsOf(text: string): DateParts | null | undefined {
  if (text === '<<<<<<') return null;
  const [, year, month, day] = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // A day of an unknown month says nothing that can be kept.
  if (month === '<<') return day === '<<' ? { year } : undefined;
  return day === '<<' ? { year, month } : { year, month, day };
}

function dateOf(century: number, { year, month, day }: DateParts): string | undefined {
  const fullYear = `${String(century).padStart(2, '0')}${year}`;
  if (month === undefined) return fullYear;
  if (day === undefined) return Number(month) >= 1 && Number(month) <= 12 ? `${fullYear}-${month}` : undefined;
  const date = `${fullYear}-${month}-${day}`;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : undefined;
}
