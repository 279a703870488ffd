import { Controller } from '@nestjs/common';
import {
  GET_CODE_LIST,
  LIST_FOCAL_POINTS,
  LIST_TERRITORIES,
  type Asked,
  type CodeWithNames,
  type FocalPoint,
  type GetCodeList,
  type ListFocalPoints,
  type ListTerritories,
  type Page,
  type TerritoryInList,
} from '@gatebook/contracts';
import { Answers, pageOfWhole, Payload } from '@gatebook/service-kit';
import { codesOf } from '../../model/code-lists.rules.js';
import { ReadDirectoryQuery } from './read-directory.query.js';

@Controller()
export class ReadDirectoryController {
  constructor(private readonly readDirectory: ReadDirectoryQuery) {}

  @Answers(LIST_TERRITORIES)
  territories(@Payload() { body }: Asked<ListTerritories>): Page<TerritoryInList> {
    return this.readDirectory.territories(body);
  }

  @Answers(LIST_FOCAL_POINTS)
  focalPoints(@Payload() { body }: Asked<ListFocalPoints>): Promise<Page<FocalPoint>> {
    return this.readDirectory.focalPoints(body);
  }

  @Answers(GET_CODE_LIST)
  codeList(@Payload() { body }: Asked<GetCodeList>): Page<CodeWithNames> {
    return pageOfWhole(GET_CODE_LIST, codesOf(body.list), body, ({ code }) => code);
  }
}
