import { Injectable } from '@nestjs/common';
import type { Asked, IdentifiedPerson, IdentifyByDocument } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { AccessLog } from './access-log.part.js';
import { BlindIndex } from './blind-index.part.js';
import { readShown, recordFindings, shownOutcome } from './identify.rules.js';
import { MatchStore } from './match.store.js';
import { PersonStore } from './person.store.js';

/** Two are enough to know that a paper does not name one person. */
const MOST_OWNERS = 2;

/** Finds whose a shown document is; who was found has it in the access log before anybody is told. */
@Injectable()
export class Identification {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly accessLog: AccessLog,
  ) {}

  async of(asked: Asked, { document: typed, mrz }: IdentifyByDocument, day: string): Promise<IdentifiedPerson> {
    const shown = readShown(typed, mrz, day);
    if (shown.document === undefined || shown.faulty)
      return {
        personId: null,
        outcome: 'check-digit',
        findings: orNone(shown.findings),
        document: shown.document,
        nationality: shown.nationality,
      };
    const owners = await this.matches.findByDocument(this.database.dataSource, this.index.searchToken(shown.document), MOST_OWNERS);
    const [owner] = owners;
    const person = owner === undefined || owners.length > 1 ? null : await this.persons.find(owner);
    if (person !== null) await this.accessLog.add(asked, 'identify', [person.personId], 'gate-check');
    const known = person?.identity.documents ?? [];
    return {
      personId: person?.personId ?? null,
      outcome: shownOutcome(shown, known, day),
      findings: orNone([...shown.findings, ...(owners.length > 1 ? ['DOCUMENT_OF_SEVERAL'] : []), ...recordFindings(shown, known, day)]),
      document: shown.type === undefined ? shown.document : { ...shown.document, type: shown.type },
      nationality: shown.nationality ?? person?.facts.nationality,
    };
  }
}

/** Absent where nothing is odd. */
function orNone(findings: readonly string[]): readonly string[] | undefined {
  return findings.length > 0 ? findings : undefined;
}
