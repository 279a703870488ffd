import type { Type } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { Texts } from '@gatebook/vocabulary';
import type { ContributionStore, StockStore } from '../model/contribution.store.js';
import type { TableShape } from '../model/table.rules.js';

/** What a table says about itself. */
export interface TableTexts {
  readonly title: Texts;
  readonly period: Texts;
  readonly definition: Texts;
  readonly source: Texts;
}

/** A cell in which the counts and the ledger differ. */
export interface Difference {
  readonly cell: string;
  readonly counted: number;
  readonly inLedger: number;
}

interface AnyTable extends TableShape {
  readonly texts: TableTexts;
  /** Its consumers and what they are made of. */
  readonly parts: readonly Type[];
  /** Holds its exact counts against the ledger that they were told of; for operators, with an address that may read both. */
  readonly differences?: (client: ClientBase) => Promise<readonly Difference[]>;
}

/** A table of what happened in a month: events count as they are heard. */
export interface FlowTable extends AnyTable {
  readonly kind: 'flow';
  readonly contributions: ContributionStore;
}

/** A table of what there was on the last day of a month: it is booked when a release is made. */
export interface StockTable extends AnyTable {
  readonly kind: 'stock';
  readonly contributions: StockStore;
}

/** A fixed table over closed months, declared in one folder: all else that the service does with it follows from this. */
export type StatisticalTable = FlowTable | StockTable;
