import type { EntityManager } from 'typeorm';
import type { KeptContribution } from './month-cube.rules.js';

/** Who contributed to which cell of one table, and since which release; confidential. */
export interface ContributionStore {
  /** Months up to the given one with contributions, and the newest release that brought any of them. */
  months(db: EntityManager, untilMonth: string, release: number): Promise<readonly MonthWithNews[]>;
  /** What a release holds of a month, in portions that fit into memory. */
  ofMonth(db: EntityManager, month: string, release: number): AsyncGenerator<readonly KeptContribution[]>;
}

/** Contributions to a stock: they are not told, but follow from how things stand on the last day of a month. */
export interface StockStore extends ContributionStore {
  /** Months in which there may be any stock, up to the given one. */
  stockMonths(db: EntityManager, untilMonth: string): Promise<readonly string[]>;
  /** Writes down how the stock of a month's last day, in the side's zone, differs from what is booked up to this release. */
  keepStock(db: EntityManager, month: string, release: number, zone: string): Promise<void>;
}

/** A month and the newest release that brought something to it. */
export interface MonthWithNews {
  readonly month: string;
  readonly newest: number;
}
