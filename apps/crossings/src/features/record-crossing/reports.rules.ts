import { credentialIn, type CredentialReading } from '@gatebook/credential';
import type { Asked, IdentifiedCrossing } from '@gatebook/contracts';
import type { CheckedPaper } from '../../model/check.store.js';

/** Whoever was checked passes within the day. */
const LONGEST_AFTER_MS = 24 * 60 * 60 * 1000;

/** What a gate reports. Where a paper was shown that is good, the body names the permit it speaks for; the digest is of what was said. */
export interface Report extends Asked<IdentifiedCrossing> {
  readonly reading: CredentialReading | null;
  readonly contentDigest: string;
}

/** What was signed goes before what was typed. */
export function withReading(report: Report, reading: CredentialReading | null): Report {
  const permitNumber = credentialIn(reading)?.permitNumber ?? report.body.permitNumber;
  return { ...report, reading, body: { ...report.body, permitNumber } };
}

/** Whether a crossing may follow a check: of the same direction, near in time, and of nobody else than a report names. */
export function mayFollow({ body: { direction, occurredAt, permitNumber, personId } }: Report, check: CheckedPaper): boolean {
  const isNear = Math.abs(Date.parse(occurredAt) - check.aboutAt.getTime()) <= LONGEST_AFTER_MS;
  const isOther = personId != null && personId !== check.personId;
  const isOtherNumber = permitNumber != null && permitNumber !== credentialIn(check.reading)?.permitNumber;
  return direction === check.direction && isNear && !isOther && !isOtherNumber;
}

/** Whose crossing a report is, where anybody knows. */
export type PersonOf = (report: Report) => string | null;

/** Two reports of one crossing or of one person do not go together; names that only the ledger can tell apart are looked at later. */
export function keysOf({ body }: Report): readonly string[] {
  return [
    body.crossingId,
    body.personId,
    body.identified?.personId,
    body.permitNumber,
    ...(body.companions ?? []).flatMap(({ crossingId, personId }) => [crossingId, personId]),
  ].filter((key) => key !== undefined && key !== null);
}

/** Everybody a report may be about, by whichever name: a document may be one person's and the permit shown with it another's. */
export function personsOf({ body }: Report, holders: ReadonlyMap<string, string>): readonly string[] {
  const { permitNumber } = body;
  const holder = permitNumber == null ? undefined : (holders.get(permitNumber) ?? strangerOf(permitNumber));
  const companions = (body.companions ?? []).map(({ personId }) => personId);
  return [body.personId, body.identified?.personId, holder, ...companions].filter((id) => id !== undefined && id !== null);
}

/** The reports that go now: of those that share a person the first, in the order in which they came. */
export function whoGoNow(reports: readonly Report[], persons: (report: Report) => readonly string[]): ReadonlySet<Report> {
  const seen = new Set<string>();
  return new Set(
    reports.filter((report) => {
      const own = persons(report);
      const isFirst = !own.some((id) => seen.has(id));
      for (const id of own) seen.add(id);
      return isFirst;
    }),
  );
}

/** What puts reports that arrive at once in order, across processes. */
export function lockNames({ body, reading }: Report, personId: string | null): readonly string[] {
  const persons = [personId, ...(body.companions ?? []).map((companion) => companion.personId)].filter((id) => id !== null);
  const stranger = body.permitNumber != null && (personId === null || reading !== null) ? [strangerOf(body.permitNumber)] : [];
  return [...crossingIdsOf(body).map((id) => `crossing:${id}`), ...persons.map((id) => `person:${id}`), ...stranger];
}

/** Whoever holds a permit that the registry does not know is one by its number, signed or typed. */
function strangerOf(permitNumber: string): string {
  return `permit:${permitNumber}`;
}

/** The holder's crossing and those of the companions. */
export function crossingIdsOf({ crossingId, companions }: IdentifiedCrossing): readonly string[] {
  return [crossingId, ...(companions ?? []).map((companion) => companion.crossingId)];
}

/** Each human has a crossing of their own: an id given twice, or given before, belongs to another one. */
export function idsAreTaken(body: IdentifiedCrossing, earlier: ReadonlyMap<string, unknown>): boolean {
  const ids = crossingIdsOf(body);
  return new Set(ids).size < ids.length || ids.some((id) => earlier.has(id));
}
