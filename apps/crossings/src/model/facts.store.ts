import { Injectable } from '@nestjs/common';
import { plateKey, type PermitChanged } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import type { Direction } from '@gatebook/vocabulary';
import { countsFor } from './crossing.store.js';

/** Whose facts are wanted, and up to when. */
export interface WantedFacts {
  readonly permitNumber: string | null;
  readonly personId: string | null;
  /** Number plate, letters and digits only; asked by where there is no permit number. */
  readonly plate?: string;
  readonly at: Date;
  /** A crossing that has happened is judged by the versions that held then, a question by the newest. */
  readonly asOfThen?: true;
}

/** A permit as we know it, with the standing of what it rests on. */
export interface KnownPermit {
  readonly standing: PermitChanged;
  readonly registrationStatus: string | null;
  readonly employerStatus: string | null;
  readonly employerId: string | null;
  /** Passed crossings of the holder towards the host side on any card of this permit, before the instant; companions use up no entry. */
  readonly entriesUsed: number;
}

/** A crossing of the person that happened before the instant. */
export interface Passage {
  readonly direction: Direction;
  readonly occurredAt: string;
  readonly gateId: string;
  readonly permitNumber: string | null;
}

/** What the ledger and our copies say. */
export interface KnownFacts {
  readonly revision: string;
  /** All permits of the person, also where one of them was asked for by its number; of everybody's whose it is where a plate was. */
  readonly permits: readonly KnownPermit[];
  /** Passed crossings of the person before the instant, newest first. */
  readonly passages: readonly Passage[];
  /** True where the person has no older crossings than these; else the record is whole from the oldest of them on. */
  readonly isWhole: boolean;
}

/** Four crossings a day for more than a year: nobody is asked about as seldom and read as far back as here. */
export const MOST_PASSAGES = 1_600;
/** At a gate so many of the newest crossings are read at first: plenty where every stay is judged by its own entry. */
const FEW_PASSAGES = 60;
const DAY_MILLISECONDS = 86_400_000;
/** Days begin hours apart in the zones of the two sides, and the instant asked about lies within its day. */
const ZONE_DAYS = 2;

const PASSAGES = `jsonb_agg(jsonb_build_object('direction', direction, 'occurredAt', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'gateId', gate_id, 'permitNumber', permit_number) ORDER BY occurred_at DESC)`;

/** The version that held at the instant; where all began later, the first one that is known. */
const HELD_THEN = `ORDER BY changed_at <= wanted.at DESC, CASE WHEN changed_at <= wanted.at THEN version ELSE -version END DESC LIMIT 1`;

/** What ended after the instant, with nothing known from before: it had not ended then. */
function startedLater(hasEnded: string): string {
  return `CASE WHEN changed_at > wanted.at AND ${hasEnded} THEN 'active' ELSE status END`;
}

/** All cards of a permit: the first, and those that replaced it one after the other. */
function cardsOf(permit: string): string {
  const first = `coalesce(${permit}.standing ->> 'chainId', ${permit}.permit_id::text)`;
  return `ARRAY(SELECT card.permit_id FROM permit_standing AS card WHERE card.standing ->> 'chainId' = ${first}) || ${first}::uuid`;
}

const GATHER = `
  SELECT (SELECT revision FROM knowledge) AS revision,
    coalesce(held.permits, '[]') AS permits,
    coalesce((
      SELECT ${PASSAGES}
      FROM (
        SELECT direction, occurred_at, gate_id, permit_number FROM crossing
        WHERE person_id = coalesce(wanted.person_id, held.person_id) AND outcome = 'passed' AND occurred_at < wanted.at
          AND ${countsFor('crossing', 'coalesce(wanted.person_id, held.person_id)')}
        ORDER BY occurred_at DESC LIMIT $5
      ) AS passage
    ), '[]') AS passages
  FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[], $6::boolean[]) WITH ORDINALITY AS wanted (permit_number, person_id, at, plate, as_of_then, place)
  CROSS JOIN LATERAL (
    SELECT CASE WHEN min(permit.person_id::text) = max(permit.person_id::text) THEN min(permit.person_id::text)::uuid END AS person_id,
      jsonb_agg(jsonb_build_object(
        'standing', coalesce(permit_then.standing, permit.standing),
        'registrationStatus', coalesce(registration_then.status, registration.status),
        'employerStatus', coalesce(employer_then.status, employer.status),
        'employerId', coalesce(registration_then.employer_id, registration.employer_id),
        'entriesUsed', (SELECT count(*) FROM crossing AS used
                        WHERE used.permit_id = ANY (${cardsOf('permit')}) AND used.towards_host AND used.outcome = 'passed' AND used.occurred_at < wanted.at
                          AND coalesce(used.person_id, permit.person_id) = permit.person_id
                          AND ${countsFor('used', 'permit.person_id')})
      )) AS permits
    FROM permit_standing AS permit
    LEFT JOIN registration_standing AS registration ON registration.registration_id = permit.registration_id
    LEFT JOIN employer_standing AS employer ON employer.employer_id = registration.employer_id
    LEFT JOIN LATERAL (
      SELECT standing FROM permit_version WHERE wanted.as_of_then AND permit_id = permit.permit_id ${HELD_THEN}
    ) AS permit_then ON true
    LEFT JOIN LATERAL (
      SELECT ${startedLater("status IN ('suspended', 'ended')")} AS status, employer_id FROM registration_version
      WHERE wanted.as_of_then AND registration_id = permit.registration_id ${HELD_THEN}
    ) AS registration_then ON true
    LEFT JOIN LATERAL (
      SELECT ${startedLater("status = 'suspended'")} AS status FROM employer_version
      WHERE wanted.as_of_then AND employer_id = coalesce(registration_then.employer_id, registration.employer_id) ${HELD_THEN}
    ) AS employer_then ON true
    WHERE permit.person_id = CASE WHEN wanted.permit_number IS NOT NULL
                                  THEN (SELECT shown.person_id FROM permit_standing AS shown WHERE shown.number = wanted.permit_number)
                                  WHEN wanted.plate IS NULL THEN wanted.person_id END
      OR (wanted.permit_number IS NULL AND permit.standing ->> 'vehiclePlate' = wanted.plate)
  ) AS held
  ORDER BY wanted.place`;

/** The crossings since an instant and the one before them, which tells whether a stay was going on then. */
const READ_FURTHER = `
  SELECT coalesce((
      SELECT ${PASSAGES}
      FROM (
        SELECT direction, occurred_at, gate_id, permit_number FROM crossing
        WHERE person_id = wanted.person_id AND outcome = 'passed' AND occurred_at < wanted.at
          AND occurred_at >= coalesce((
            SELECT occurred_at FROM crossing AS earlier
            WHERE earlier.person_id = wanted.person_id AND earlier.outcome = 'passed' AND earlier.occurred_at < wanted.since
              AND ${countsFor('earlier', 'wanted.person_id')}
            ORDER BY earlier.occurred_at DESC LIMIT 1
          ), wanted.since)
          AND ${countsFor('crossing', 'wanted.person_id')}
        ORDER BY occurred_at DESC LIMIT $4
      ) AS passage
    ), '[]') AS passages
  FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS wanted (person_id, at, since, place)
  ORDER BY wanted.place`;

interface Further {
  readonly place: number;
  readonly personId: string;
  readonly at: Date;
  readonly since: Date;
}

/** Gathers in one statement what several questions need. */
@Injectable()
export class FactsStore {
  /** With so many of the newest crossings at most; at a gate few, and `readFurther` where they do not do. */
  async gather(db: Db, wanted: readonly WantedFacts[], mostPassages = FEW_PASSAGES): Promise<readonly KnownFacts[]> {
    const found: Omit<KnownFacts, 'isWhole'>[] = await db.query(GATHER, [
      wanted.map(({ permitNumber }) => permitNumber),
      wanted.map(({ personId }) => personId),
      wanted.map(({ at }) => at.toISOString()),
      wanted.map(({ plate }) => plate ?? null),
      mostPassages,
      wanted.map(({ asOfThen }) => asOfThen === true),
    ]);
    return found.map((facts) => ({ ...facts, isWhole: facts.passages.length < mostPassages }));
  }

  /**
   * Reads the crossings of a frequent crosser as far back as the rules count days; everybody else, and a registry whose rulebooks have
   * no window and no cap, costs nothing.
   */
  async readFurther(
    db: Db,
    wanted: readonly WantedFacts[],
    gathered: readonly KnownFacts[],
    countedDays: number,
  ): Promise<readonly KnownFacts[]> {
    const further = wanted.flatMap((one, place) => furtherOf(one, gathered[place], place, countedDays) ?? []);
    if (further.length === 0) return gathered;
    const found: Pick<KnownFacts, 'passages'>[] = await db.query(READ_FURTHER, [
      further.map(({ personId }) => personId),
      further.map(({ at }) => at.toISOString()),
      further.map(({ since }) => since.toISOString()),
      MOST_PASSAGES,
    ]);
    const passagesAt = new Map(further.map(({ place }, index) => [place, found[index]?.passages]));
    return gathered.map((facts, place) => ({ ...facts, passages: passagesAt.get(place) ?? facts.passages }));
  }

  /** The permits that name each plate; nothing is asked where no plate was given. */
  async permitsOfPlates(db: Db, plates: readonly (string | null | undefined)[]): Promise<readonly (readonly KnownPermit[])[]> {
    const keys = plates.map((plate) => (plate == null ? null : plateKey(plate)));
    if (keys.every((key) => key === null)) return plates.map(() => []);
    const rows: { plate: string; permit: KnownPermit }[] = await db.query(
      `SELECT standing ->> 'vehiclePlate' AS plate,
         jsonb_build_object('standing', standing, 'registrationStatus', NULL, 'employerStatus', NULL, 'employerId', NULL, 'entriesUsed', 0) AS permit
       FROM permit_standing WHERE standing ->> 'vehiclePlate' = ANY($1)`,
      [keys.filter((key) => key !== null)],
    );
    return keys.map((key) => rows.filter(({ plate }) => plate === key).map(({ permit }) => permit));
  }

  /** Whose permit a number is; the number of a permit never moves to another person. */
  async holdersOf(tx: Transaction, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { number: string; person_id: string }[] = await tx.query(
      'SELECT number, person_id FROM permit_standing WHERE number = ANY($1)',
      [numbers],
    );
    return new Map(rows.map(({ number, person_id }) => [number, person_id]));
  }
}

/** Where the crossings gathered end within the days that count. */
function furtherOf({ personId, at }: WantedFacts, facts: KnownFacts | undefined, place: number, countedDays: number): Further | null {
  const oldest = facts?.passages.at(-1);
  const holder = personId ?? facts?.permits[0]?.standing.personId;
  if (countedDays === 0 || !facts || facts.isWhole || oldest === undefined || holder === undefined) return null;
  const since = new Date(at.getTime() - (countedDays + ZONE_DAYS) * DAY_MILLISECONDS);
  return Date.parse(oldest.occurredAt) < since.getTime() ? null : { place, personId: holder, at, since };
}
