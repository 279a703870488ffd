import { Injectable } from '@nestjs/common';
import { REGISTER_PERSON, type Asked, type RegisteredPerson, type RegisterPerson } from '@gatebook/contracts';
import { findTerritory } from '@gatebook/reference-data';
import { Clock, Database } from '@gatebook/service-kit';
import { indexKeys, searchKeys } from '@gatebook/linkage';
import { v7 as uuid } from 'uuid';
import { AccessLog } from '../../model/access-log.js';
import { BlindIndex } from '../../model/blind-index.js';
import { MatchModel } from '../../model/match-model.js';
import { MatchStore } from '../../model/match.store.js';
import { judge, mayBeSame, preparedOf } from '../../model/matching.rules.js';
import { keptDocument } from '../../model/mrz.rules.js';
import { tidyNames } from '../../model/person-names.rules.js';
import { PersonStore } from '../../model/person.store.js';
import { PersonWritten } from '../../model/person-written.js';
import { personProblems, refuseIfWrong, type PersonWanted } from '../../model/person.rules.js';
import { Today } from '../../model/today.js';

/** So many share a key with an ordinary person of a million; who shares least is left out first. */
const MOST_CANDIDATES = 200;
const MOST_NAMED = 20;

/** Enters a person. Whoever may be the same is named, and nobody is merged by itself. */
@Injectable()
export class RegisterPersonUseCase {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly model: MatchModel,
    private readonly written: PersonWritten,
    private readonly accessLog: AccessLog,
    private readonly today: Today,
    private readonly clock: Clock,
  ) {}

  async execute(asked: Asked<RegisterPerson>): Promise<RegisteredPerson> {
    const { sex, birthDate, nationality, homeTerritory, homeAddress, phone, documents, ...given } = asked.body;
    const names = tidyNames(given.names);
    const today = this.today.day();
    const wanted: PersonWanted = { names, sex, birthDate, nationality, homeTerritory, documents };
    refuseIfWrong(personProblems(wanted, today));
    const kept = documents.map((document) => keptDocument(document, today));
    const territory = wanted.homeTerritory === undefined ? null : findTerritory(wanted.homeTerritory, today);
    const facts = { sex, nationality, homeTerritory: territory?.id };
    const identity = { names, birthDate, homeAddress, phone, documents: kept };
    const prepared = preparedOf(facts, identity);
    const documentTokens = this.index.documentTokens(kept);
    const tokens = { documents: documentTokens, keys: this.index.matchTokens(indexKeys(prepared)) };
    const sought = this.index.soughtTokens(documentTokens, searchKeys(prepared));
    return this.database.change(asked, REGISTER_PERSON.subject, async (tx) => {
      await this.matches.lock(tx, { documents: documentTokens, keys: [...tokens.keys, ...sought.keys] });
      const candidates = await this.matches.findCandidates(tx, sought, MOST_CANDIDATES);
      const named = judge(prepared, candidates, this.model.current)
        .filter(mayBeSame)
        .slice(0, MOST_NAMED)
        .map(({ duplicate }) => duplicate);
      await this.accessLog.addIn(
        tx,
        asked,
        'possible-duplicate',
        named.map(({ personId: similar }) => similar),
        'registration',
      );
      const [personId, version, now] = [uuid(), 1, this.clock.now()];
      const key = await this.persons.insert(tx, personId, facts, identity, now);
      await this.persons.addVersion(tx, { personId, version, identity, key }, asked.actor.id, now);
      await this.matches.replace(tx, [{ personId, key, prepared, tokens }]);
      await this.written.note(tx, asked, 'register-person', { personId, version, facts, identity }, now);
      return { personId, version, possibleDuplicates: named };
    });
  }
}
