const DAY_MS = 86_400_000;
const STILL_TO_COME_DAYS = 60;

/** The story's days as they are written, and moved as a whole once they are over: what lies wholly in the past is issued to nobody. */
export function stillGood(from: string, to: string, today = new Date().toISOString().slice(0, 10)): readonly [string, string] {
  if (to >= today) return [from, to];
  const moved = Date.parse(today) + STILL_TO_COME_DAYS * DAY_MS - Date.parse(to);
  return [dayOf(Date.parse(from) + moved), dayOf(Date.parse(to) + moved)];
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
