import { Injectable } from '@nestjs/common';
import { AMEND_PERSON, Problem, refuseUnlessSeen, type AmendedPerson, type AmendPerson, type Asked } from '@gatebook/contracts';
import { indexKeys } from '@gatebook/linkage';
import { findTerritory } from '@gatebook/reference-data';
import { Clock, Database } from '@gatebook/service-kit';
import { BlindIndex } from '../../model/blind-index.js';
import { amended } from '../../model/amend.rules.js';
import { MatchStore } from '../../model/match.store.js';
import { preparedOf } from '../../model/matching.rules.js';
import { keptDocument } from '../../model/mrz.rules.js';
import { PersonStore } from '../../model/person.store.js';
import { PersonWritten } from '../../model/person-written.js';
import { personProblems, refuseIfWrong } from '../../model/person.rules.js';
import { Today } from '../../model/today.js';

/** Corrects a person's record: a new version, the earlier ones stay. */
@Injectable()
export class AmendPersonUseCase {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly written: PersonWritten,
    private readonly today: Today,
    private readonly clock: Clock,
  ) {}

  async execute(asked: Asked<AmendPerson>): Promise<AmendedPerson> {
    const { personId } = asked.body;
    const today = this.today.day();
    return this.database.change(asked, AMEND_PERSON.subject, async (tx) => {
      const earlier = await this.persons.lock(tx, personId);
      if (earlier === null) throw new Problem('NOT_FOUND');
      refuseUnlessSeen(asked, earlier.version);
      const wanted = amended(earlier, asked.body);
      refuseIfWrong(personProblems(wanted, today));
      const territory = wanted.homeTerritory === undefined ? null : findTerritory(wanted.homeTerritory, today);
      const facts = { sex: wanted.sex, nationality: wanted.nationality, homeTerritory: territory?.id };
      const { names, birthDate, homeAddress, phone } = wanted;
      const identity = {
        names,
        birthDate,
        homeAddress,
        phone,
        documents: wanted.documents.map((document) => keptDocument(document, today)),
      };
      const [version, now] = [earlier.version + 1, this.clock.now()];
      const prepared = preparedOf(facts, identity);
      const tokens = { documents: this.index.documentTokens(identity.documents), keys: this.index.matchTokens(indexKeys(prepared)) };
      // An amendment names no duplicates itself, but whoever registers the same person meanwhile is to find what it writes.
      await this.matches.lock(tx, tokens);
      await this.persons.update(tx, { personId, version, facts, identity }, now);
      await this.persons.addVersion(tx, { personId, version, identity, key: earlier.key }, asked.actor.id, now);
      await this.matches.replace(tx, [{ personId, key: earlier.key, prepared, tokens }]);
      await this.written.note(tx, asked, 'amend-person', { personId, version, facts, identity }, now);
      return { personId, version };
    });
  }
}
