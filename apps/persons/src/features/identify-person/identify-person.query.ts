import { Answers, Feature } from '@gatebook/service-kit';
import { Problem, IDENTIFY_PERSON, type Asked, type IdentifiedPerson, type IdentifyByDocument } from '@gatebook/contracts';
import { Identification } from '../../model/identification.part.js';
import { Today } from '../../model/today.part.js';

/** Whose document somebody shows at a gate, or has shown. */
@Feature()
export class IdentifyPersonQuery {
  constructor(
    private readonly identification: Identification,
    private readonly today: Today,
  ) {}

  @Answers(IDENTIFY_PERSON)
  async execute(asked: Asked<IdentifyByDocument>): Promise<IdentifiedPerson> {
    const { document, mrz, at } = asked.body;
    if (document === undefined && mrz === undefined)
      throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/document', code: 'NEEDED', detail: 'document or mrz is needed' }]);
    return this.identification.of(asked, asked.body, this.today.day(at));
  }
}
