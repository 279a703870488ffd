import {
  isDecisionQuestion,
  isProblemCode,
  paperDayProblems,
  Problem,
  type FieldProblem,
  type OpenQuestion,
  type PersonDocument,
  type PersonName,
} from '@gatebook/contracts';
import { findNationality, findTerritory } from '@gatebook/reference-data';
import { documentNumberProblems } from '@gatebook/travel-documents';
import { mrzProblems } from './mrz.rules.js';
import { latinWords } from './person-names.rules.js';

/** A person as somebody wants to have it kept. */
export interface PersonWanted {
  readonly names: readonly PersonName[];
  readonly sex: string;
  readonly birthDate: string;
  readonly nationality: string;
  readonly homeTerritory?: string;
  readonly documents: readonly PersonDocument[];
}

/** The days that a person's own are judged by. */
export interface KnownDays {
  readonly today: string;
  readonly latest: string;
}

/** Letters and marks of any script, and the signs that names are written with, among them the apostrophe of 't Hooft and the stroke of a/l. */
const NAME = /^(?=.*\p{L})['\p{L}\p{M}(][\p{L}\p{M}\s'.,·・‧•/\p{Pd}()]*$/u;

/** What is wrong with a person as given; empty when all is well. `today` is the day of the deployment's side, `latest` the latest anywhere. */
export function personProblems(person: PersonWanted, { today, latest }: KnownDays): readonly FieldProblem[] {
  return [
    ...nameProblems(person.names),
    ...(person.birthDate > today.slice(0, person.birthDate.length)
      ? [problem('/birthDate', 'BIRTH_DATE_IN_FUTURE', 'lies after today')]
      : []),
    ...(person.homeTerritory !== undefined && findTerritory(person.homeTerritory, today) === null
      ? [problem('/homeTerritory', 'TERRITORY_UNKNOWN', 'is no territory of the reference data')]
      : []),
    ...(findNationality(person.nationality) === null
      ? [problem('/nationality', 'NATIONALITY_UNKNOWN', 'is no code of the reference data')]
      : []),
    ...person.documents.flatMap((document, at) => documentProblems(document, at, latest)),
    ...person.documents.flatMap((document, at) => mrzProblems(person, document, at, today)),
  ];
}

/**
 * Throws what is wrong as one problem: the catalogue's own where the first finding has one, else REQUEST_INVALID; every finding is listed. Of
 * what an officer may decide only what is still open is asked, in the member `questions`, and not before all else is right.
 */
export function refuseIfWrong(findings: readonly FieldProblem[], isDecided: (finding: FieldProblem) => boolean = () => false): void {
  const [first] = findings.filter(({ code }) => !isDecisionQuestion(code));
  if (first === undefined) return askIfOpen(findings.filter((finding) => !isDecided(finding)));
  throw new Problem(isProblemCode(first.code) ? first.code : 'REQUEST_INVALID', {}, findings);
}

function askIfOpen(open: readonly FieldProblem[]): void {
  const questions = open.flatMap(({ pointer, code }): readonly OpenQuestion[] =>
    isDecisionQuestion(code) ? [{ question: code, pointer, answers: ['confirmed'] }] : [],
  );
  const [first] = questions;
  if (first !== undefined) throw new Problem(first.question, {}, open, { questions });
}

function nameProblems(names: readonly PersonName[]): readonly FieldProblem[] {
  const problems = names.flatMap((name, at) => {
    const parts = (['familyName', 'givenNames', 'full'] as const).filter((part) => name[part] !== undefined);
    if (name.full === undefined && name.familyName === undefined)
      return [problem(`/names/${at}`, 'NAME_MISSING', 'needs familyName or full')];
    return parts.flatMap((part) =>
      NAME.test(name[part] ?? '') ? [] : [problem(`/names/${at}/${part}`, 'NAME_SYMBOLS', 'holds signs that no name has')],
    );
  });
  // Permits and gates print Latin letters: there must be one name that can be written so.
  if (problems.length === 0 && !names.some((name) => latinWords(name).length > 0))
    return [problem('/names', 'LATIN_NAME_MISSING', 'holds no name in Latin letters')];
  return problems;
}

function documentProblems({ type, issuer, number, ...days }: PersonDocument, at: number, latest: string): readonly FieldProblem[] {
  const problems = documentNumberProblems(type, issuer, number).map(({ code, position }) =>
    problem(
      `/documents/${at}/number`,
      `DOCUMENT_NUMBER_${code}`,
      position === undefined ? 'is missing' : `has a sign at position ${position} that must be looked at`,
    ),
  );
  if (findNationality(issuer) === null)
    problems.push(problem(`/documents/${at}/issuer`, 'ISSUER_UNKNOWN', 'is no code of the reference data'));
  return [...problems, ...paperDayProblems(days, `/documents/${at}`, latest)];
}

function problem(pointer: string, code: string, detail: string): FieldProblem {
  return { pointer, code, detail };
}
