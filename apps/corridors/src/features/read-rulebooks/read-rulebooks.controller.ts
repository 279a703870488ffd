import { Controller } from '@nestjs/common';
import {
  GET_RULEBOOK,
  LIST_CORRIDORS,
  LIST_RULEBOOKS,
  LIST_SIDE_KEYS,
  type Asked,
  type Corridor,
  type ListRulebooks,
  type OneRulebook,
  type Page,
  type PageRequest,
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
  corridors(@Payload() { body }: Asked<PageRequest>): Promise<Page<Corridor>> {
    return this.readRulebooks.corridors(body);
  }

  @Answers(LIST_RULEBOOKS)
  list(@Payload() { body }: Asked<ListRulebooks>): Promise<Page<RulebookVersion>> {
    return this.readRulebooks.list(body);
  }

  @Answers(GET_RULEBOOK)
  get(@Payload() { body }: Asked<OneRulebook>): Promise<WholeRulebook> {
    return this.readRulebooks.get(body);
  }

  @Answers(LIST_SIDE_KEYS)
  keys(@Payload() { body }: Asked<PageRequest>): Promise<Page<SideKeyKept>> {
    return this.readRulebooks.keys(body);
  }
}
