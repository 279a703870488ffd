import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type PossibleDuplicate } from '@gatebook/contracts';
import type { PreparedDocument, PreparedPerson } from '@gatebook/linkage';
import { Audit, type Transaction } from '@gatebook/service-kit';
import { AccessLog } from './access-log.part.js';
import { isKnownAs, shareDocument } from './already-known.rules.js';
import { MatchModel } from './match-model.part.js';
import { MatchStore, type FoundCandidate, type SoughtTokens } from './match.store.js';
import { judge, mayBeSame, type Judged } from './matching.rules.js';
import { SearchLimit } from './search-limit.part.js';
import { ToldApartStore } from './told-apart.store.js';

/** So many share a key with an ordinary person of a million; who shares least is left out first. */
const MOST_CANDIDATES = 200;
const MOST_NAMED = 20;

/** Somebody in the registry is this person by all that is known, and nobody has said that it is another. */
class PersonAlreadyKnown extends Problem {
  constructor(readonly possibleDuplicates: readonly PossibleDuplicate[]) {
    super('PERSON_ALREADY_KNOWN', {}, [], { possibleDuplicates });
  }
}

/** Whether the registry has a person already. Who writes has locked what is looked for: of two at once the second finds the first. */
@Injectable()
export class AlreadyKnown {
  constructor(
    private readonly matches: MatchStore,
    private readonly model: MatchModel,
    private readonly told: ToldApartStore,
    private readonly audit: Audit,
    private readonly accessLog: AccessLog,
    private readonly limit: SearchLimit,
  ) {}

  /** Whoever may be the same, in the order an officer is to see them. */
  async listSimilar(tx: Transaction, prepared: PreparedPerson, sought: SoughtTokens): Promise<readonly Judged<FoundCandidate>[]> {
    const candidates = await this.matches.findCandidates(tx, sought, MOST_CANDIDATES);
    return judge(prepared, candidates, this.model.current).filter(mayBeSame).slice(0, MOST_NAMED);
  }

  /**
   * Those whom the officer has told apart; throws PERSON_ALREADY_KNOWN where somebody is known as this person who is not among them. One document of
   * two people is told apart with a reason only.
   */
  askFirst(
    similar: readonly Judged<FoundCandidate>[],
    {
      documents,
      toldApart,
      isReasoned,
    }: { readonly documents: readonly PreparedDocument[]; readonly toldApart: ReadonlySet<string>; readonly isReasoned: boolean },
  ): readonly string[] {
    const open = similar.filter((judged) => isKnownAs(judged, documents) && !toldApart.has(judged.candidate.personId));
    if (open.length > 0) throw new PersonAlreadyKnown(open.map(({ duplicate }) => duplicate));
    const isOneDocument = similar.some(
      ({ candidate }) => toldApart.has(candidate.personId) && shareDocument(documents, candidate.prepared.documents),
    );
    if (isOneDocument && !isReasoned)
      throw new Problem('REQUEST_INVALID', {}, [
        { pointer: '/decisions', code: 'REASON_NEEDED', detail: 'why is it not the same person?' },
      ]);
    return similar.map(({ candidate }) => candidate.personId).filter((personId) => toldApart.has(personId));
  }

  /** The same for a document that a person is given: whoever holds it and was never told apart from this person. */
  async askAboutDocuments(
    tx: Transaction,
    personId: string,
    sought: { readonly prepared: PreparedPerson; readonly documents: readonly PreparedDocument[]; readonly tokens: SoughtTokens },
    { toldApart, isReasoned }: { readonly toldApart: readonly string[]; readonly isReasoned: boolean },
  ): Promise<readonly string[]> {
    if (sought.documents.length === 0) return [];
    const similar = await this.listSimilar(tx, sought.prepared, sought.tokens);
    const others = similar.filter(({ candidate }) => candidate.personId !== personId && candidate.sharesDocument);
    const before = await this.told.listTold(
      tx,
      personId,
      others.map(({ candidate }) => candidate.personId),
    );
    const isNew = ({ candidate }: Judged<FoundCandidate>): boolean => !before.includes(candidate.personId);
    return this.askFirst(
      others.filter(isNew).map((other) => ({ ...other, decision: 'review' as const })),
      { documents: sought.documents, toldApart: new Set(toldApart), isReasoned },
    );
  }

  /** Keeps for good who was told apart from whom, with an audit entry for each. */
  async remember(tx: Transaction, asked: Asked, personId: string, apart: readonly string[], now: Date): Promise<void> {
    if (apart.length === 0) return;
    await this.told.insert(tx, personId, apart, asked.actor.id, now);
    const entries = apart.map((notTheSameAs) => ({
      action: 'tell-persons-apart',
      thingKind: 'person',
      thingId: personId,
      details: { notTheSameAs },
    }));
    await this.audit.add(tx, asked, ...entries);
  }

  /** Runs a change; whom a refusal shows has read stands in the access log, for the change itself is undone. */
  async logShown<Answer>(asked: Asked, change: () => Promise<Answer>): Promise<Answer> {
    try {
      return await change();
    } catch (error) {
      if (error instanceof PersonAlreadyKnown) {
        // What a refusal shows is a search's answer, and is counted as one.
        this.limit.count(asked.actor.id);
        const shown = error.possibleDuplicates.map(({ personId }) => personId);
        await this.accessLog.add(asked, 'possible-duplicate', shown, 'registration');
      }
      throw error;
    }
  }
}
