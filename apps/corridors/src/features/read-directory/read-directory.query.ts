import { Injectable } from '@nestjs/common';
import type { FocalPoint, ListFocalPoints, ListTerritories, Page, TerritoryInList } from '@gatebook/contracts';
import { listTerritories } from '@gatebook/reference-data';
import { Database } from '@gatebook/service-kit';
import { pageOf } from '../../model/cursor.js';
import { FocalPointStore } from '../../model/focal-point.store.js';

/** Territories of the reference data and the dated directory of focal points. */
@Injectable()
export class ReadDirectoryQuery {
  constructor(
    private readonly database: Database,
    private readonly focalPointStore: FocalPointStore,
  ) {}

  territories({ on, side, level }: ListTerritories): Page<TerritoryInList> {
    const items = listTerritories({ on })
      .filter((territory) => (side === undefined || territory.side === side) && (level === undefined || territory.level === level))
      .map(({ id, side: ofSide, level: atLevel, names, parent, validFrom, validUntil, predecessors, successors, confidence }) => ({
        id,
        side: ofSide,
        level: atLevel,
        names,
        parent,
        validFrom,
        validUntil,
        predecessors,
        successors,
        confidence,
      }));
    return { items, next: null };
  }

  focalPoints(wanted: ListFocalPoints): Promise<Page<FocalPoint>> {
    return pageOf(
      wanted,
      ({ focalPointId }: FocalPoint) => focalPointId,
      (page, limit) => this.focalPointStore.list(this.database.dataSource.manager, page, limit),
    );
  }
}
