import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type IdentifiedPerson, type IdentifyByDocument } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { AccessLog } from '../../model/access-log.js';
import { BlindIndex } from '../../model/blind-index.js';
import { readShown, shownOutcome } from '../../model/identify.rules.js';
import { MatchStore } from '../../model/match.store.js';
import { PersonStore } from '../../model/person.store.js';
import { Today } from '../../model/today.js';

/** Two are enough to know that a paper does not name one person. */
const MOST_OWNERS = 2;

/** Whose document somebody shows at a gate. */
@Injectable()
export class IdentifyPersonQuery {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly accessLog: AccessLog,
    private readonly today: Today,
  ) {}

  async execute(asked: Asked<IdentifyByDocument>): Promise<IdentifiedPerson> {
    const { document: typed, mrz } = asked.body;
    if (typed === undefined && mrz === undefined)
      throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/document', code: 'NEEDED', detail: 'document or mrz is needed' }]);
    const today = this.today.day();
    const shown = readShown(typed, mrz, today);
    const findings = shown.findings.length > 0 ? shown.findings : undefined;
    if (shown.document === undefined || shown.faulty)
      return { personId: null, outcome: 'check-digit', findings, document: shown.document, nationality: shown.nationality };
    const owners = await this.matches.findByDocument(this.database.dataSource, this.index.searchToken(shown.document), MOST_OWNERS);
    const [owner] = owners;
    const person = owner === undefined || owners.length > 1 ? null : await this.persons.find(owner);
    if (person !== null) await this.accessLog.add(asked, 'identify', [person.personId], 'gate-check');
    return {
      personId: person?.personId ?? null,
      outcome: shownOutcome(shown, person?.identity.documents ?? [], today),
      findings,
      document: shown.document,
      nationality: shown.nationality ?? person?.facts.nationality,
    };
  }
}
