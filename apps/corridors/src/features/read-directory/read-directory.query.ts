import {
  LIST_FOCAL_POINTS,
  LIST_TERRITORIES,
  type FocalPoint,
  type ListFocalPoints,
  type ListTerritories,
  type Page,
  type TerritoryInList,
  GET_CODE_LIST,
  type Asked,
  type GetCodeList,
  type CodeWithNames,
} from '@gatebook/contracts';
import { listTerritories } from '@gatebook/reference-data';
import { Database, pageOfWhole, Paging, Answers, Feature } from '@gatebook/service-kit';
import { FocalPointStore } from '../../model/focal-point.store.js';
import { codesOf } from '../../model/code-lists.rules.js';

const PAGING = new Paging(LIST_FOCAL_POINTS, 'id');

/** Territories of the reference data and the dated directory of focal points. */
@Feature()
export class ReadDirectoryQuery {
  constructor(
    private readonly database: Database,
    private readonly focalPointStore: FocalPointStore,
  ) {}

  @Answers(LIST_TERRITORIES)
  territories({ body: { on, side, level, ...page } }: Asked<ListTerritories>): Page<TerritoryInList> {
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
    return pageOfWhole(LIST_TERRITORIES, items, page, ({ id }) => id);
  }

  @Answers(GET_CODE_LIST)
  codeList({ body }: Asked<GetCodeList>): Page<CodeWithNames> {
    return pageOfWhole(GET_CODE_LIST, codesOf(body.list), body, ({ code }) => code);
  }

  @Answers(LIST_FOCAL_POINTS)
  async focalPoints({ body: wanted }: Asked<ListFocalPoints>): Promise<Page<FocalPoint>> {
    const { count, after } = PAGING.window(wanted);
    const rows = await this.focalPointStore.list(this.database.db, { ...wanted, after: after?.[0] }, count);
    return PAGING.page(rows, wanted, ({ focalPointId }) => [focalPointId]);
  }
}
