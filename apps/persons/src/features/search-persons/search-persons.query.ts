import { Injectable } from '@nestjs/common';
import { GATE, Problem, type Asked, type SearchPersons, type SearchResult } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { AccessLog } from '../../model/access-log.js';
import { BlindIndex } from '../../model/blind-index.js';
import { possibleDuplicates } from '../../model/candidates.rules.js';
import { PersonStore } from '../../model/person.store.js';
import { SearchLimit } from '../../model/search-limit.js';

const MOST_CANDIDATES = 20;

/** Finds people by exact keys: a document, or the words of a Latin name with the birth date. */
@Injectable()
export class SearchPersonsQuery {
  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly index: BlindIndex,
    private readonly accessLog: AccessLog,
    private readonly limit: SearchLimit,
  ) {}

  async execute(asked: Asked<SearchPersons>): Promise<SearchResult> {
    const { document, names, birthDate, nationality } = asked.body;
    if (document === undefined && GATE.some((role) => role === asked.actor.role)) throw new Problem('NOT_ALLOWED');
    if (document === undefined && (names === undefined || birthDate === undefined))
      throw incomplete(names === undefined ? '/document' : '/birthDate');
    this.limit.count(asked.actor.id);
    const documents = document === undefined ? [] : this.index.searchToken(document);
    const byName = document === undefined && names !== undefined && birthDate !== undefined ? this.index.nameTokens(names, birthDate) : [];
    const hits = await this.persons.findByTokens(this.database.dataSource, documents, byName, MOST_CANDIDATES);
    const found = await this.persons.findAll(hits.map(({ personId }) => personId));
    const candidates = possibleDuplicates(hits).flatMap((candidate) => {
      const person = found.find(({ personId }) => personId === candidate.personId);
      if (person === undefined || (nationality !== undefined && person.facts.nationality !== nationality)) return [];
      return [{ ...candidate, names: person.identity.names, birthDate: person.identity.birthDate, nationality: person.facts.nationality }];
    });
    await this.accessLog.add(
      asked,
      'search',
      candidates.map(({ personId }) => personId),
    );
    return { candidates };
  }
}

function incomplete(pointer: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer, code: 'NEEDED', detail: 'a document, or names with a birth date, are needed' }]);
}
