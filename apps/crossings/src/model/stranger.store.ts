import { Injectable } from '@nestjs/common';
import type { CredentialReading, PermitCredential } from '@gatebook/credential';
import { ServiceSettings } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { counts, type CrossingRow } from './crossing.store.js';
import { MOST_PASSAGES, type KnownFacts, type Passage } from './facts.store.js';

/** A permit of another issuer, by its signed paper: nothing else of it is known here. */
export type StrangersPermit = Omit<PermitCredential, 'holder'> & { readonly holder: Pick<PermitCredential['holder'], 'nationality'> };

/** As it is kept: names and birth date of the paper are not. */
export interface KeptPermit extends Omit<StrangersPermit, 'documentDigest'> {
  /** Base64. */
  readonly documentDigest?: string;
}

export function keptOf({ documentDigest, holder: { nationality }, ...permit }: StrangersPermit): KeptPermit {
  return { ...permit, holder: { nationality }, ...(documentDigest && { documentDigest: Buffer.from(documentDigest).toString('base64') }) };
}

/** The paper that was read, to judge by it again: it was good then, and says all but whose name it bears. */
export function readingOf({ documentDigest, ...kept }: KeptPermit): CredentialReading {
  const holder = { latinName: '', birthDate: '', ...kept.holder };
  return {
    outcome: 'valid',
    kid: '',
    credential: { ...kept, holder, ...(documentDigest && { documentDigest: Buffer.from(documentDigest, 'base64') }) },
  };
}

const PASSAGES = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('direction', direction, 'gateId', gate_id, 'permitNumber', permit_number,
    'occurredAt', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY occurred_at DESC), '[]') AS passages
  FROM (
    SELECT crossing.direction, crossing.gate_id, crossing.permit_number, occurred_at
    FROM stranger_crossing JOIN crossing USING (crossing_id, occurred_at)
    WHERE stranger_crossing.issuer_side = $1 AND stranger_crossing.permit_number = $2 AND occurred_at < $3
      AND crossing.outcome = 'passed' AND ($4::uuid IS NULL OR crossing.person_id IS DISTINCT FROM $4) AND ${counts('crossing')}
    ORDER BY occurred_at DESC LIMIT $5
  ) AS passage`;

/** Crossings on permits of other issuers: whoever holds one is known by its issuer and number. */
@Injectable()
export class StrangerStore {
  constructor(private readonly settings: ServiceSettings) {}

  /** The permit of another issuer that a paper speaks for; null where it is our own, or where the registry knows it. */
  permitIn(reading: CredentialReading | null, { permits }: Pick<KnownFacts, 'permits'>): PermitCredential | null {
    if (reading?.outcome !== 'valid' || reading.credential.issuerSide === this.settings.side) return null;
    return permits.some(({ standing }) => standing.number === reading.credential.permitNumber) ? null : reading.credential;
  }

  /** What is known, with the passages of whom a permit of another issuer was shown by. The person's own are among the facts already. */
  async addPassages(
    tx: EntityManager,
    facts: KnownFacts,
    { reading, personId, at }: { readonly reading: CredentialReading | null; readonly personId: string | null; readonly at: Date },
  ): Promise<KnownFacts> {
    const permit = this.permitIn(reading, facts);
    if (permit === null) return facts;
    const [found]: { passages: Passage[] }[] = await tx.query(PASSAGES, [
      permit.issuerSide,
      permit.permitNumber,
      at.toISOString(),
      personId,
      MOST_PASSAGES,
    ]);
    const passages = [...facts.passages, ...(found?.passages ?? [])];
    return { ...facts, passages: passages.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt)) };
  }

  async insert(
    tx: EntityManager,
    strangers: readonly { readonly row: Pick<CrossingRow, 'crossingId' | 'occurredAt'>; readonly permit: StrangersPermit }[],
  ): Promise<void> {
    for (const { row, permit } of strangers) {
      await tx.query(
        'INSERT INTO stranger_crossing (crossing_id, occurred_at, issuer_side, permit_number, permit) VALUES ($1, $2, $3, $4, $5)',
        [row.crossingId, row.occurredAt, permit.issuerSide, permit.permitNumber, JSON.stringify(keptOf(permit))],
      );
    }
  }

  /** The paper that was read at a crossing. */
  async findReading(tx: EntityManager, crossingId: string): Promise<CredentialReading | null> {
    const [found]: { permit: KeptPermit }[] = await tx.query('SELECT permit FROM stranger_crossing WHERE crossing_id = $1', [crossingId]);
    return found ? readingOf(found.permit) : null;
  }
}
