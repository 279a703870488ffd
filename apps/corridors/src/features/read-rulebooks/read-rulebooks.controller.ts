import { Controller } from '@nestjs/common';
import {
  GET_RULEBOOK,
  LIST_CORRIDORS,
  LIST_RULEBOOKS,
  LIST_SIDE_KEYS,
  type Asked,
  type Corridor,
  type OneCorridor,
  type OneRulebook,
  type Page,
  type RulebookVersion,
  type SideKeyKept,
  type WholeRulebook,
} from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ReadRulebooksQuery } from './read-rulebooks.query.js';

@Controller()
export class ReadRulebooksController {
  constructor(private readonly readRulebooks: ReadRulebooksQuery) {}

  @Answers(LIST_CORRIDORS)
  corridors(): Promise<Page<Corridor>> {
    return this.readRulebooks.corridors();
  }

  @Answers(LIST_RULEBOOKS)
  list(@Payload() { body }: Asked<OneCorridor>): Promise<Page<RulebookVersion>> {
    return this.readRulebooks.list(body.corridorId);
  }

  @Answers(GET_RULEBOOK)
  get(@Payload() { body }: Asked<OneRulebook>): Promise<WholeRulebook> {
    return this.readRulebooks.get(body);
  }

  @Answers(LIST_SIDE_KEYS)
  keys(): Promise<Page<SideKeyKept>> {
    return this.readRulebooks.keys();
  }
}
