/** Day, month and clock in the form that a reader expects; every clock has 24 hours. */
const TAGS: Readonly<Record<string, string>> = { vi: 'vi-VN', lo: 'lo-LA', zh: 'zh-CN', en: 'en-GB' };

function tagOf(language: string): string {
  return TAGS[language] ?? 'en-GB';
}

/** A day (`2026-10-05`), or as much of one as is known (`1994-03`, `1994`); what is no day comes back as it is. */
export function dayText(day: string, language: string): string {
  const [, year, month, date] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(day) ?? [];
  if (year === undefined) return day;
  const instant = new Date(Date.UTC(Number(year), Number(month ?? '01') - 1, Number(date ?? '01')));
  // A thirteenth month would become the first of the next year: what is no day is shown as it was read.
  if (instant.getUTCMonth() !== Number(month ?? '01') - 1 || instant.getUTCDate() !== Number(date ?? '01')) return day;
  // Vietnamese and Lao officials write a date in figures; not every browser knows the Lao form, so it is written here.
  if (inFigures(language)) return [date, month, year].filter((part) => part !== undefined).join('/');
  return new Intl.DateTimeFormat(tagOf(language), {
    year: 'numeric',
    ...(month !== undefined && { month: 'short' as const }),
    ...(date !== undefined && { day: 'numeric' as const }),
    timeZone: 'UTC',
    calendar: 'gregory',
  }).format(instant);
}

function inFigures(language: string): boolean {
  return language === 'vi' || language === 'lo';
}

/** A month (`2026-10`) in words; what is no month comes back as it is. */
export function monthText(month: string, language: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
  if (year === undefined || number === undefined) return month;
  const instant = new Date(Date.UTC(Number(year), Number(number) - 1, 1));
  if (instant.getUTCMonth() !== Number(number) - 1) return month;
  if (language === 'lo') return `${number}/${year}`;
  return new Intl.DateTimeFormat(tagOf(language), { year: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(instant);
}

/** The time of an instant by the clock of a zone. */
export function clockText(instant: string | Date, zone: string | undefined, language: string, withSeconds = false): string {
  return new Intl.DateTimeFormat(tagOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds && { second: '2-digit' as const }),
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(instant));
}
