import { REGISTER_PERSON, type Asked, type RegisteredPerson, type RegisterPerson } from '@gatebook/contracts';
import { findTerritory, keptCountryCode } from '@gatebook/reference-data';
import { Clock, Database, Answers, Feature, type Transaction } from '@gatebook/service-kit';
import { indexKeys, searchKeys } from '@gatebook/linkage';
import { v7 as uuid } from 'uuid';
import { AccessLog } from '../../model/access-log.part.js';
import { AlreadyKnown } from '../../model/already-known.part.js';
import { BlindIndex } from '../../model/blind-index.part.js';
import { Decisions } from '../../model/decisions.rules.js';
import { MatchStore } from '../../model/match.store.js';
import { preparedOf } from '../../model/matching.rules.js';
import { keptDocument } from '../../model/mrz.rules.js';
import { tidyNames } from '../../model/person-names.rules.js';
import { PersonStore } from '../../model/person.store.js';
import { PersonPublisher } from '../../model/person-publisher.part.js';
import { personProblems, refuseIfWrong, type PersonWanted } from '../../model/person.rules.js';
import { Today } from '../../model/today.part.js';

/** Enters a person, unless that person is known already: then an officer is asked first. Whoever may be the same is named, and nobody is merged by itself. */
@Feature()
export class RegisterPersonUseCase {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly alreadyKnown: AlreadyKnown,
    private readonly publisher: PersonPublisher,
    private readonly accessLog: AccessLog,
    private readonly today: Today,
    private readonly clock: Clock,
  ) {}

  @Answers(REGISTER_PERSON)
  async execute(asked: Asked<RegisterPerson>): Promise<RegisteredPerson> {
    const {
      sex,
      birthDate,
      nationality,
      homeTerritory,
      homeAddress,
      phone,
      documents,
      notTheSameAs = [],
      decisions = [],
      ...given
    } = asked.body;
    const names = tidyNames(given.names);
    const days = this.today.days();
    const { today } = days;
    const wanted: PersonWanted = { names, sex, birthDate, nationality, homeTerritory, documents };
    const findings = personProblems(wanted, days);
    const decided = new Decisions(documents, [], decisions);
    refuseIfWrong(findings, (finding) => decided.isDecided(finding));
    const deciding = { decidedBy: asked.actor.id, decidedAt: this.clock.now().toISOString() };
    const kept = documents.map((document) => keptDocument(document, today));
    const territory = wanted.homeTerritory === undefined ? null : findTerritory(wanted.homeTerritory, today);
    const facts = { sex, nationality: keptCountryCode(nationality), homeTerritory: territory?.id };
    const described = { names, birthDate, homeAddress, phone, documents: kept };
    const prepared = preparedOf(facts, described);
    const documentTokens = this.index.documentTokens(kept);
    const tokens = { documents: documentTokens, keys: this.index.matchTokens(indexKeys(prepared)) };
    const sought = this.index.soughtTokens(documentTokens, searchKeys(prepared));
    const steps = async (tx: Transaction): Promise<RegisteredPerson> => {
      await this.matches.lock(tx, { documents: documentTokens, keys: [...tokens.keys, ...sought.keys] });
      const similar = await this.alreadyKnown.listSimilar(tx, prepared, sought);
      const apart = this.alreadyKnown.askFirst(similar, {
        documents: prepared.documents,
        toldApart: new Set(notTheSameAs),
        isReasoned: decided.whyOthers !== undefined,
      });
      const made = [...decided.added(findings, deciding), ...decided.aboutOthers(apart, deciding)];
      const identity = { ...described, ...(made.length > 0 && { decisions: made }) };
      const named = similar.map(({ duplicate }) => duplicate);
      await this.accessLog.addIn(
        tx,
        asked,
        'possible-duplicate',
        named.map(({ personId: other }) => other),
        'registration',
      );
      const [personId, version, now] = [uuid(), 1, this.clock.now()];
      const key = await this.persons.insert(tx, personId, facts, identity, now);
      await this.persons.addVersion(tx, { personId, version, identity, key }, asked.actor.id, now);
      await this.matches.replace(tx, [{ personId, key, prepared, tokens }]);
      await this.publisher.note(tx, asked, 'register-person', { personId, version, facts, identity }, now, made);
      await this.alreadyKnown.remember(tx, asked, personId, apart, now);
      return { personId, version, possibleDuplicates: named };
    };
    return this.alreadyKnown.logShown(asked, () => this.database.change(asked, REGISTER_PERSON.subject, steps));
  }
}
