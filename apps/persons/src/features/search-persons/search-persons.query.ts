import { Injectable } from '@nestjs/common';
import { GATE, Problem, type Asked, type SearchPersons, type SearchResult, type ShownDocument } from '@gatebook/contracts';
import { preparePerson, searchKeys, WIDE_KINDS, type PreparedPerson } from '@gatebook/linkage';
import { Database } from '@gatebook/service-kit';
import { AccessLog } from '../../model/access-log.js';
import { BlindIndex } from '../../model/blind-index.js';
import { MatchModel } from '../../model/match-model.js';
import { MatchStore, type FoundCandidate, type PersonTokens } from '../../model/match.store.js';
import { judge, mayBeSame, type Judged } from '../../model/matching.rules.js';
import { SearchLimit } from '../../model/search-limit.js';

/** Opened and compared, those who share most keys first. */
const MOST_COMPARED = 120;
/** The registry shows the least that lets an officer choose: nobody whom a thousand others fit as well. */
const LEAST_PROBABILITY = 0.001;
const MOST_SHOWN = 20;

/** Finds people by a document, or by names and birth date as somebody else may have written them. */
@Injectable()
export class SearchPersonsQuery {
  constructor(
    private readonly database: Database,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly model: MatchModel,
    private readonly accessLog: AccessLog,
    private readonly limit: SearchLimit,
  ) {}

  async execute(asked: Asked<SearchPersons>): Promise<SearchResult> {
    const { document, names, birthDate, nationality } = asked.body;
    if (document === undefined && GATE.some((role) => role === asked.actor.role)) throw new Problem('NOT_ALLOWED');
    if (document === undefined && (names === undefined || birthDate === undefined))
      throw incomplete(names === undefined ? '/document' : '/birthDate');
    this.limit.count(asked.actor.id);
    const judged =
      document === undefined
        ? await this.byName(preparePerson({ names: names ?? [], birthDate, nationality }))
        : await this.byDocument(document);
    const candidates = judged
      .filter(({ candidate }) => nationality === undefined || candidate.nationality === nationality)
      .slice(0, MOST_SHOWN)
      .map(({ candidate, duplicate }) => {
        const { names: known, birthDate: bornOn } = candidate.identity();
        return { ...duplicate, names: known, birthDate: bornOn, nationality: candidate.nationality };
      });
    await this.accessLog.add(
      asked,
      'search',
      candidates.map(({ personId }) => personId),
    );
    return { candidates };
  }

  /** Whoever holds the document is meant; where several do (children are listed on a parent's pass) any of them may be. */
  private async byDocument(document: ShownDocument): Promise<readonly Judged<FoundCandidate>[]> {
    const tokens = { documents: this.index.searchToken(document), keys: [] };
    const holders = await this.judged(preparePerson({ names: [], documents: [document] }), tokens);
    return holders.map(({ duplicate, ...holder }) => ({ ...holder, duplicate: { ...duplicate, probability: 1 / holders.length } }));
  }

  /** The keys that bring few together first; those that bring many only when nobody was found who may be meant. */
  private async byName(wanted: PreparedPerson): Promise<readonly Judged<FoundCandidate>[]> {
    const keys = searchKeys(wanted);
    const [narrow, wide] = [keys.filter(({ kind }) => !WIDE_KINDS.includes(kind)), keys.filter(({ kind }) => WIDE_KINDS.includes(kind))];
    const first = await this.judged(wanted, { documents: [], keys: this.index.matchTokens(narrow) });
    if (wide.length === 0 || first.some(mayBeSame)) return first.filter(isWorthShowing);
    const all = await this.judged(wanted, { documents: [], keys: this.index.matchTokens(keys) });
    return all.filter(isWorthShowing);
  }

  private async judged(wanted: PreparedPerson, tokens: PersonTokens): Promise<readonly Judged<FoundCandidate>[]> {
    const found = await this.matches.findCandidates(this.database.prepared('find-candidates'), tokens, MOST_COMPARED);
    return judge(wanted, found, this.model.current);
  }
}

function isWorthShowing({ duplicate: { probability } }: Judged<FoundCandidate>): boolean {
  return probability >= LEAST_PROBABILITY;
}

function incomplete(pointer: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer, code: 'NEEDED', detail: 'a document, or names with a birth date, are needed' }]);
}
