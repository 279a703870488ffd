import { Answers, Feature } from '@gatebook/service-kit';
import { Problem, IDENTIFY_SEALED, type Asked, type IdentifiedPerson, type IdentifySealed } from '@gatebook/contracts';
import { Identification } from '../../model/identification.part.js';
import { ShownDocuments } from '../../model/shown-documents.part.js';

/** Whose document was shown at a crossing that was recorded while nobody could say it. */
@Feature()
export class IdentifySealedQuery {
  constructor(
    private readonly identification: Identification,
    private readonly shown: ShownDocuments,
  ) {}

  @Answers(IDENTIFY_SEALED)
  async execute(asked: Asked<IdentifySealed>): Promise<IdentifiedPerson> {
    const { crossingId, sealed, on } = asked.body;
    const document = this.shown.open(crossingId, sealed);
    if (document === null)
      throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/sealed', code: 'SEAL', detail: 'not sealed for this crossing' }]);
    return this.identification.of(asked, { document }, on);
  }
}
