import { Problem, SEARCH_PERSONS, type Asked, type SearchPersons, type SearchResult, type ShownDocument } from '@gatebook/contracts';
import { preparePerson, nearestKeys, searchKeys, type PreparedPerson } from '@gatebook/linkage';
import { keptCountryCode } from '@gatebook/reference-data';
import { Database, Together, Answers, Feature } from '@gatebook/service-kit';
import { GATE } from '@gatebook/vocabulary';
import { AccessLog } from '../../model/access-log.part.js';
import { BlindIndex } from '../../model/blind-index.part.js';
import { MatchModel } from '../../model/match-model.part.js';
import { MatchStore, type FoundCandidate, type SoughtTokens } from '../../model/match.store.js';
import { judge, type Judged } from '../../model/matching.rules.js';
import { SearchLimit } from '../../model/search-limit.part.js';

/** Opened and compared, those who share most keys first. */
const MOST_COMPARED = 60;
const WHOLE_DATE = 'YYYY-MM-DD'.length;
/** The registry shows the least that lets an officer choose: nobody whom ten thousand others fit as well. */
const LEAST_PROBABILITY = 0.0001;
const MOST_SHOWN = 20;

/** Finds people by a document, or by names and birth date as somebody else may have written them. */
@Feature()
export class SearchPersonsQuery {
  private readonly candidates: Together<SoughtTokens, readonly FoundCandidate[]>;

  constructor(
    database: Database,
    matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly model: MatchModel,
    private readonly accessLog: AccessLog,
    private readonly limit: SearchLimit,
  ) {
    this.candidates = new Together((wanted) => matches.findCandidatesOfAll(database.prepared('find-candidates'), wanted, MOST_COMPARED));
  }

  @Answers(SEARCH_PERSONS)
  async execute(asked: Asked<SearchPersons>): Promise<SearchResult> {
    const { document, names, birthDate, nationality } = asked.body;
    if (document === undefined && GATE.some((role) => role === asked.actor.role)) throw new Problem('NOT_ALLOWED');
    if (document === undefined && (names === undefined || birthDate === undefined))
      throw incomplete(names === undefined ? '/document' : '/birthDate');
    this.limit.count(asked.actor.id);
    const judged =
      document === undefined
        ? await this.byName(preparePerson({ names: names ?? [], birthDate, nationality }), nationality)
        : await this.byDocument(document, nationality);
    const candidates = judged.slice(0, MOST_SHOWN).map(({ candidate, duplicate }) => {
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
  private async byDocument(document: ShownDocument, nationality: string | undefined): Promise<readonly Judged<FoundCandidate>[]> {
    const tokens = this.index.soughtTokens(this.index.searchToken(document), []);
    const holders = await this.judged(preparePerson({ names: [], documents: [document] }), tokens, nationality);
    return holders.map(({ duplicate, ...holder }) => ({ ...holder, duplicate: { ...duplicate, probability: 1 / holders.length } }));
  }

  /** The keys that bring few together first; all of them only when nobody was found who is written as asked for. */
  private async byName(wanted: PreparedPerson, nationality: string | undefined): Promise<readonly Judged<FoundCandidate>[]> {
    const nearest = await this.judged(wanted, this.index.soughtTokens([], nearestKeys(wanted)), nationality);
    if (nearest.some(isAsAsked) || wanted.birthDate?.length !== WHOLE_DATE) return nearest.filter(isWorthShowing);
    const all = await this.judged(wanted, this.index.soughtTokens([], searchKeys(wanted)), nationality);
    return all.filter(isWorthShowing);
  }

  private async judged(
    wanted: PreparedPerson,
    tokens: SoughtTokens,
    nationality: string | undefined,
  ): Promise<readonly Judged<FoundCandidate>[]> {
    const found = await this.candidates.ask(tokens);
    const fitting =
      nationality === undefined
        ? found
        : found.filter((candidate) => keptCountryCode(candidate.nationality) === keptCountryCode(nationality));
    return judge(wanted, fitting, this.model.current);
  }
}

const WRITTEN_ALIKE: readonly string[] = ['same', 'diacritics-lost', 'reordered'];

/** The very name, marks and order aside, with the very birth date. */
function isAsAsked({ duplicate: { because } }: Judged<FoundCandidate>): boolean {
  const agreement = (field: string): string => because.find((evidence) => evidence.field === field)?.agreement ?? '';
  return WRITTEN_ALIKE.includes(agreement('names')) && agreement('birthDate') === 'same';
}

function isWorthShowing({ duplicate: { probability } }: Judged<FoundCandidate>): boolean {
  return probability >= LEAST_PROBABILITY;
}

function incomplete(pointer: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer, code: 'NEEDED', detail: 'a document, or names with a birth date, are needed' }]);
}
