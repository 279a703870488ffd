import { Injectable } from '@nestjs/common';
import type { Direction, PermitChanged } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

/** Whose facts are wanted, and up to when. */
export interface WantedFacts {
  readonly permitNumber: string | null;
  readonly personId: string | null;
  /** Number plate, letters and digits only; asked by where there is no permit number. */
  readonly plate?: string;
  readonly at: Date;
}

/** A permit as we know it, with the standing of what it rests on. */
export interface KnownPermit {
  readonly standing: PermitChanged;
  readonly registrationStatus: string | null;
  readonly employerStatus: 'active' | 'suspended' | null;
  /** Passed crossings towards the host side on this permit, before the instant. */
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
  /** The permit asked for, or all of the person's. */
  readonly permits: readonly KnownPermit[];
  /** Passed crossings of the person before the instant, newest first. */
  readonly passages: readonly Passage[];
}

/** At a gate so many of the newest crossings are read; who has more has a record that is whole from the oldest of them on. */
export const MOST_PASSAGES = 60;

const GATHER = `
  SELECT (SELECT revision FROM knowledge) AS revision,
    coalesce(held.permits, '[]') AS permits,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('direction', direction, 'occurredAt', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'gateId', gate_id, 'permitNumber', permit_number) ORDER BY occurred_at DESC)
      FROM (
        SELECT direction, occurred_at, gate_id, permit_number FROM crossing
        WHERE person_id = coalesce(wanted.person_id, held.person_id) AND outcome = 'passed' AND occurred_at < wanted.at
        ORDER BY occurred_at DESC LIMIT $5
      ) AS passage
    ), '[]') AS passages
  FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[]) WITH ORDINALITY AS wanted (permit_number, person_id, at, plate, place)
  CROSS JOIN LATERAL (
    SELECT (array_agg(permit.person_id))[1] AS person_id,
      jsonb_agg(jsonb_build_object(
        'standing', permit.standing,
        'registrationStatus', registration.status,
        'employerStatus', employer.status,
        'entriesUsed', (SELECT count(*) FROM crossing AS used
                        WHERE used.permit_id = permit.permit_id AND used.towards_host AND used.outcome = 'passed' AND used.occurred_at < wanted.at)
      )) AS permits
    FROM permit_standing AS permit
    LEFT JOIN registration_standing AS registration ON registration.registration_id = permit.registration_id
    LEFT JOIN employer_standing AS employer ON employer.employer_id = registration.employer_id
    WHERE CASE WHEN wanted.permit_number IS NOT NULL THEN permit.number = wanted.permit_number
               WHEN wanted.plate IS NOT NULL THEN permit.standing ->> 'vehiclePlate' = wanted.plate
               ELSE permit.person_id = wanted.person_id END
  ) AS held
  ORDER BY wanted.place`;

/** Gathers in one statement what several questions need. */
@Injectable()
export class FactsStore {
  async gather(tx: EntityManager, wanted: readonly WantedFacts[], mostPassages = MOST_PASSAGES): Promise<readonly KnownFacts[]> {
    return tx.query(GATHER, [
      wanted.map(({ permitNumber }) => permitNumber),
      wanted.map(({ personId }) => personId),
      wanted.map(({ at }) => at.toISOString()),
      wanted.map(({ plate }) => plate ?? null),
      mostPassages,
    ]);
  }

  /** Whose permit a number is; the number of a permit never moves to another person. */
  async holdersOf(tx: EntityManager, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { number: string; person_id: string }[] = await tx.query(
      'SELECT number, person_id FROM permit_standing WHERE number = ANY($1)',
      [numbers],
    );
    return new Map(rows.map(({ number, person_id }) => [number, person_id]));
  }
}
