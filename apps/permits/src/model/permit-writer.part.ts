import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PERMIT_CHANGED, refuseUnlessSeen, type Asked } from '@gatebook/contracts';
import { Audit, Clock, Outbox, type Transaction } from '@gatebook/service-kit';
import { credentialText, type CredentialParts } from './credential.rules.js';
import { KeyRing } from './key-ring.part.js';
import { NEWLY_REQUESTED, type KeptPermit } from './kept-permit.types.js';
import { chainOf, standingOf, statusAfter, toldOf, type Decision } from './permit.rules.js';
import { PermitStore } from './permit.store.js';
import { StatusListStore } from './status-list.store.js';
import { TrustedKeys } from './trusted-keys.part.js';

/** A card that is given up, and what is new about the one in its place. */
export interface Reissue {
  readonly lost: KeptPermit;
  readonly number: string;
  readonly permitId: string;
  readonly officeId: string;
  readonly validFrom: string;
}

/** In whose name something is written. */
export type Writer = Pick<Asked, 'actor' | 'traceId' | 'purpose' | 'caseReference'>;

/** Writes permits with all that belongs to a change: the status list's entry, the credential, the audit entry and the event. */
@Injectable()
export class PermitWriter {
  constructor(
    private readonly permits: PermitStore,
    private readonly lists: StatusListStore,
    private readonly keys: KeyRing,
    private readonly trust: TrustedKeys,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async enterRequested(tx: Transaction, writer: Writer, permit: KeptPermit): Promise<KeptPermit> {
    await this.permits.insert(tx, permit, null);
    await this.tell(tx, writer, permit, 'request-permit');
    return permit;
  }

  /** Requests and issues in one go: for a registration whose approval says so. */
  async enterIssued(tx: Transaction, writer: Writer, requested: KeptPermit, card: CredentialParts['card']): Promise<KeptPermit> {
    const { permit, sealed } = await this.signed(tx, { ...requested, status: 'issued', issuedAt: requested.requestedAt }, card);
    await this.permits.insert(tx, permit, sealed);
    await this.tell(tx, writer, permit, 'issue-permit');
    return permit;
  }

  async issue(tx: Transaction, writer: Writer, requested: KeptPermit, card: CredentialParts['card']): Promise<KeptPermit> {
    const at = this.clock.now();
    const status = statusAfter(requested, 'issue', at);
    const { permit, sealed } = await this.signed(
      tx,
      { ...requested, status, version: requested.version + 1, issuedAt: at, changedAt: at },
      card,
    );
    await this.permits.update(tx, permit, sealed);
    await this.tell(tx, writer, permit, 'issue-permit');
    return permit;
  }

  /** Another card on the terms of the one that is given up: a new number, and an entry of its own in the status list. */
  async reissue(
    tx: Transaction,
    writer: Writer,
    { lost, number, permitId, officeId, validFrom }: Reissue,
    card: CredentialParts['card'],
  ): Promise<KeptPermit> {
    const at = this.clock.now();
    const { timesExtended, permitId: replaces } = lost;
    const chainId = chainOf(lost) ?? replaces;
    const fresh = { ...lost, ...NEWLY_REQUESTED, timesExtended, permitId, number, officeId, validFrom, replaces, chainId };
    return this.enterIssued(tx, writer, { ...fresh, requestedAt: at, changedAt: at }, card);
  }

  /** Signs a longer validity; the entry in the status list stays. */
  async extend(
    tx: Transaction,
    writer: Writer,
    issued: KeptPermit,
    validUntil: string,
    card: CredentialParts['card'],
  ): Promise<KeptPermit> {
    const at = this.clock.now();
    const longer = { ...issued, validUntil, version: issued.version + 1, changedAt: at, timesExtended: issued.timesExtended + 1 };
    const { permit, sealed } = await this.signed(tx, longer, card);
    await this.permits.update(tx, permit, sealed);
    await this.tell(tx, writer, permit, 'extend-permit', { validUntil });
    return permit;
  }

  async decide(
    tx: Transaction,
    writer: Writer,
    permit: KeptPermit,
    decision: Decision,
    why: { readonly reason?: string; readonly note?: string },
  ): Promise<KeptPermit> {
    const at = this.clock.now();
    const status = statusAfter(permit, decision, at);
    const standing = standingOf(status);
    const { statusList: list, statusIndex: index } = permit;
    const statusListSequence =
      standing !== null && list !== null && index !== null
        ? await this.lists.set(tx, { list, index }, standing)
        : permit.statusListSequence;
    const changed = {
      ...permit,
      status,
      version: permit.version + 1,
      changedAt: at,
      reason: why.reason ?? null,
      note: why.note ?? null,
      statusListSequence,
    };
    await this.permits.update(tx, changed);
    await this.tell(tx, writer, changed, `${decision}-permit`, { reason: why.reason });
    return changed;
  }

  private async signed(
    tx: Transaction,
    permit: KeptPermit,
    card: CredentialParts['card'],
  ): Promise<{ readonly permit: KeptPermit; readonly sealed: Buffer }> {
    await this.trust.objectToSigning(tx);
    const { statusList, statusIndex } = permit;
    const known =
      statusList !== null && statusIndex !== null ? { list: statusList, index: statusIndex, sequence: permit.statusListSequence } : null;
    const entry = known ?? (await this.lists.assign(tx));
    const text = credentialText(permit, {
      card,
      entry: { list: entry.list, index: entry.index },
      key: this.keys.signing,
      salt: randomBytes(8),
      at: this.clock.now(),
    });
    const entered = { ...permit, statusList: entry.list, statusIndex: entry.index, statusListSequence: entry.sequence };
    return { permit: entered, sealed: this.keys.sealCredential(permit.permitId, text) };
  }

  private async tell(
    tx: Transaction,
    writer: Writer,
    permit: KeptPermit,
    action: string,
    further: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const { permitId, number, status, version } = permit;
    await this.audit.add(tx, writer, { action, thingKind: 'permit', thingId: permitId, details: { number, status, version, ...further } });
    await this.outbox.add(tx, PERMIT_CHANGED, {
      aggregateId: permitId,
      occurredAt: permit.changedAt,
      traceId: writer.traceId,
      body: toldOf(permit),
    });
  }
}

/** Throws when the caller has seen another version than the one that is kept. */
export function refuseStale({ version }: KeptPermit, expectedVersion: Asked['expectedVersion']): void {
  refuseUnlessSeen({ expectedVersion }, version);
}
