import { serviceOf, type EventKind, type Told } from '@gatebook/contracts';
import type { Transaction } from '../database/transaction.js';

/** The effect of an event, inside the transaction that also holds its inbox row. */
export type HearEvent = (told: Told, tx: Transaction) => Promise<void>;

/** Takes back what a consumer has kept of one aggregate, before its source tells it anew. */
export type ForgetAggregate = (aggregateId: string, tx: Transaction) => Promise<void>;

/** One durable consumer. */
export interface Consumer {
  readonly kind: EventKind;
  /** `<service>_<purpose>` */
  readonly durable: string;
  readonly hear: HearEvent;
  /** Absent where the effect cannot be taken back: a count, a thing that was done. */
  readonly forget?: ForgetAggregate;
}

/** The service whose outbox a consumer hears. */
export function sourceOf({ kind }: Consumer): string {
  return serviceOf(kind.subject);
}
