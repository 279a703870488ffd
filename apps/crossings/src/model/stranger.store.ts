import { Injectable } from '@nestjs/common';
import { credentialIn, type CredentialReading, type PermitCredential } from '@gatebook/credential';
import { ServiceSettings, type Db } from '@gatebook/service-kit';
import { counts, type CrossingRow } from './crossing.store.js';
import { MOST_PASSAGES, type KnownFacts, type Passage } from './facts.store.js';

/**
 * A permit of another issuer as it is kept, enough to judge by it again: without names, birth date, employer and workplace, and without the digest of
 * the document, from which its number could be tried out.
 */
export type StrangersPermit = Omit<PermitCredential, 'holder' | 'documentDigest' | 'employer' | 'workplace'> & {
  readonly holder: Pick<PermitCredential['holder'], 'nationality'>;
};

/** What is kept of a paper. */
export function keptOf({
  holder: { nationality },
  documentDigest: _,
  employer: __,
  workplace: ___,
  ...permit
}: PermitCredential): StrangersPermit {
  return { ...permit, holder: { nationality } };
}

/** The paper that was read, to judge by it again. */
export function readingOf(kept: StrangersPermit): CredentialReading {
  return { outcome: 'valid', kid: '', credential: { ...kept, holder: { latinName: '', birthDate: '', ...kept.holder } } };
}

const PASSAGES = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('direction', direction, 'gateId', gate_id, 'permitNumber', permit_number,
    'occurredAt', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY occurred_at DESC), '[]') AS passages
  FROM (
    SELECT crossing.direction, crossing.gate_id, crossing.permit_number, occurred_at
    FROM (
      SELECT crossing_id, occurred_at FROM stranger_crossing WHERE permit_number = $2 AND ($1::text IS NULL OR issuer_side = $1)
      UNION SELECT crossing_id, occurred_at FROM awaited_permit WHERE permit_number = $2
    ) AS named JOIN crossing USING (crossing_id, occurred_at)
    WHERE occurred_at < $3 AND crossing.outcome = 'passed' AND ($4::uuid IS NULL OR crossing.person_id IS DISTINCT FROM $4) AND ${counts('crossing')}
    ORDER BY occurred_at DESC LIMIT $5
  ) AS passage`;

/** What was shown, by whom, and when. */
interface Shown {
  readonly reading: CredentialReading | null;
  readonly permitNumber: string | null;
  readonly personId: string | null;
  readonly at: Date;
}

/** Crossings on permits that the registry does not know: whoever holds one is known by its number, signed by its issuer or typed. */
@Injectable()
export class StrangerStore {
  constructor(private readonly settings: ServiceSettings) {}

  /** The permit of another issuer that a paper speaks for; null where it is our own, or where the registry knows it. */
  permitIn(reading: CredentialReading | null, { permits }: Pick<KnownFacts, 'permits'>): PermitCredential | null {
    const credential = credentialIn(reading);
    if (credential === null || credential.issuerSide === this.settings.side) return null;
    return permits.some(({ standing }) => standing.number === credential.permitNumber) ? null : credential;
  }

  /** What is known, with the passages on a permit that the registry does not know. The person's own are among the facts already. */
  async addPassages(db: Db, facts: KnownFacts, { reading, permitNumber, personId, at }: Shown): Promise<KnownFacts> {
    if (permitNumber === null || facts.permits.some(({ standing }) => standing.number === permitNumber)) return facts;
    const [found]: { passages: Passage[] }[] = await db.query(PASSAGES, [
      credentialIn(reading)?.issuerSide ?? null,
      permitNumber,
      at.toISOString(),
      personId,
      MOST_PASSAGES,
    ]);
    const passages = [...facts.passages, ...(found?.passages ?? [])];
    return { ...facts, passages: passages.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt)) };
  }

  async insert(
    db: Db,
    strangers: readonly { readonly row: Pick<CrossingRow, 'crossingId' | 'occurredAt'>; readonly permit: PermitCredential }[],
  ): Promise<void> {
    for (const { row, permit } of strangers) {
      await db.query(
        'INSERT INTO stranger_crossing (crossing_id, occurred_at, issuer_side, permit_number, permit) VALUES ($1, $2, $3, $4, $5)',
        [row.crossingId, row.occurredAt, permit.issuerSide, permit.permitNumber, JSON.stringify(keptOf(permit))],
      );
    }
  }

  /** The paper that was read at a crossing. */
  async findReading(db: Db, crossingId: string): Promise<CredentialReading | null> {
    const [found]: { permit: StrangersPermit }[] = await db.query('SELECT permit FROM stranger_crossing WHERE crossing_id = $1', [
      crossingId,
    ]);
    return found ? readingOf(found.permit) : null;
  }
}
