import { AMEND_PERSON, Problem, refuseUnlessSeen, type AmendedPerson, type AmendPerson, type Asked } from '@gatebook/contracts';
import { indexKeys } from '@gatebook/linkage';
import { findTerritory, keptCountryCode } from '@gatebook/reference-data';
import { Clock, Database, Answers, Feature, type Transaction } from '@gatebook/service-kit';
import { AlreadyKnown } from '../../model/already-known.part.js';
import { addedDocuments } from '../../model/already-known.rules.js';
import { BlindIndex } from '../../model/blind-index.part.js';
import { amended } from '../../model/amend.rules.js';
import { Decisions } from '../../model/decisions.rules.js';
import { MatchStore } from '../../model/match.store.js';
import { preparedOf } from '../../model/matching.rules.js';
import { keptDocument } from '../../model/mrz.rules.js';
import { PersonStore } from '../../model/person.store.js';
import { PersonPublisher } from '../../model/person-publisher.part.js';
import { personProblems, refuseIfWrong } from '../../model/person.rules.js';
import { Today } from '../../model/today.part.js';

/** Corrects a person's record: a new version, the earlier ones stay. A document that somebody else holds is asked about first. */
@Feature()
export class AmendPersonUseCase {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly alreadyKnown: AlreadyKnown,
    private readonly publisher: PersonPublisher,
    private readonly today: Today,
    private readonly clock: Clock,
  ) {}

  @Answers(AMEND_PERSON)
  async execute(asked: Asked<AmendPerson>): Promise<AmendedPerson> {
    const { personId } = asked.body;
    const days = this.today.days();
    const { today } = days;
    const steps = async (tx: Transaction): Promise<AmendedPerson> => {
      const earlier = await this.persons.lock(tx, personId);
      if (earlier === null) throw new Problem('NOT_FOUND');
      refuseUnlessSeen(asked, earlier.version);
      const wanted = amended(earlier, asked.body);
      const { decisions: given = [], notTheSameAs = [] } = asked.body;
      const findings = personProblems(wanted, days);
      const before = earlier.identity.decisions ?? [];
      const decided = new Decisions(wanted.documents, before, given);
      refuseIfWrong(findings, (finding) => decided.isDecided(finding));
      const deciding = { decidedBy: asked.actor.id, decidedAt: this.clock.now().toISOString() };
      const territory = wanted.homeTerritory === undefined ? null : findTerritory(wanted.homeTerritory, today);
      const facts = { sex: wanted.sex, nationality: keptCountryCode(wanted.nationality), homeTerritory: territory?.id };
      const { names, birthDate, homeAddress, phone } = wanted;
      const kept = wanted.documents.map((document) => keptDocument(document, today));
      const described = { names, birthDate, homeAddress, phone, documents: kept };
      const [version, now] = [earlier.version + 1, this.clock.now()];
      const prepared = preparedOf(facts, described);
      const tokens = { documents: this.index.documentTokens(kept), keys: this.index.matchTokens(indexKeys(prepared)) };
      // Whoever registers the same person meanwhile is to find what this writes, and this what the other has written.
      await this.matches.lock(tx, tokens);
      const documents = addedDocuments(prepared.documents, preparedOf(earlier.facts, earlier.identity).documents);
      const sought = { prepared, documents, tokens: this.index.soughtTokens(tokens.documents, []) };
      const apart = await this.alreadyKnown.askAboutDocuments(tx, personId, sought, {
        toldApart: notTheSameAs,
        isReasoned: decided.whyOthers !== undefined,
      });
      const made = [...decided.added(findings, deciding), ...decided.aboutOthers(apart, deciding)];
      const identity = { ...described, ...(before.length + made.length > 0 && { decisions: [...before, ...made] }) };
      await this.persons.update(tx, { personId, version, facts, identity }, now);
      await this.persons.addVersion(tx, { personId, version, identity, key: earlier.key }, asked.actor.id, now);
      await this.matches.replace(tx, [{ personId, key: earlier.key, prepared, tokens }]);
      await this.publisher.note(tx, asked, 'amend-person', { personId, version, facts, identity }, now, made);
      await this.alreadyKnown.remember(tx, asked, personId, apart, now);
      return { personId, version };
    };
    return this.alreadyKnown.logShown(asked, () => this.database.change(asked, AMEND_PERSON.subject, steps));
  }
}
