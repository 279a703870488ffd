import { readFileSync } from 'node:fs';
import { COMPARATORS, preparePerson, type ListField, type ListPlan, type PreparedPerson } from '@gatebook/linkage';
import type { Row } from './read-table.js';

/** What a map file says: which column is what, how rows are found, and how the truth column is read. */
export interface ListMap {
  readonly name: string;
  /** Where the rows are people: the columns of a person, compared as the registry compares them. */
  readonly people?: Readonly<Record<string, string>>;
  readonly sexes: Readonly<Record<string, string>>;
  /** Else: fields and keys. */
  readonly plan?: ListPlan;
  /** The part of the truth column that names the person: the first group. */
  readonly truthPattern?: RegExp;
  /** Whether, of two lists, each row has at most one partner. */
  readonly oneToOne: boolean;
}

/** Reads and checks a map file; what is wrong is named. */
export function readMap(path: string): ListMap {
  const file = objectOf(JSON.parse(readFileSync(path, 'utf8')), path);
  const name = typeof file['name'] === 'string' ? file['name'] : path;
  const truth = objectOf(file['truth'] ?? {}, 'truth');
  const shared = {
    name,
    sexes: textsOf(objectOf(file['sexes'] ?? {}, 'sexes')),
    oneToOne: file['oneToOne'] === true,
    ...(typeof truth['pattern'] === 'string' ? { truthPattern: new RegExp(truth['pattern']) } : {}),
  };
  if (file['people'] !== undefined) return { ...shared, people: textsOf(objectOf(file['people'], 'people')) };
  const fields = listOf(file['fields'], 'fields').map(fieldOf);
  const keys = listOf(file['keys'], 'keys').map((key) => listOf(key, 'a key').map(String));
  return { ...shared, plan: { name, fields, keys } };
}

/** What the truth column says about a row: rows with the same answer are one person. */
export function truthOf(row: Row, column: string, { truthPattern }: ListMap): string {
  const cell = row[column] ?? '';
  return truthPattern === undefined ? cell : (truthPattern.exec(cell)?.[1] ?? cell);
}

/** The person in a row; `side` (`left`, `right`) where one row holds two people, each column behind its side's name. */
export function personOf(row: Row, { people = {}, sexes }: ListMap, side = ''): PreparedPerson {
  const cell = (what: string): string => {
    const column = people[what] ?? what;
    return row[side === '' ? column : `${side}${column.charAt(0).toUpperCase()}${column.slice(1)}`] ?? '';
  };
  const sex = cell('sex');
  return preparePerson({
    names: [{ familyName: cell('familyName'), givenNames: cell('givenNames') }, { full: cell('nameInOwnScript') }],
    sex: sexes[sex] ?? sex,
    birthDate: cell('birthDate'),
    nationality: cell('nationality'),
    documents: [{ type: cell('documentType'), issuer: cell('documentIssuer'), number: cell('documentNumber') }],
    homeTerritory: cell('homeTerritory'),
    phone: cell('phone'),
  });
}

function fieldOf(value: unknown): ListField {
  const field = objectOf(value, 'a field');
  const { comparator, format } = field;
  const name = String(field['field']);
  if (!isComparator(comparator))
    throw new Error(`The field ${name} names no comparator; known are ${Object.keys(COMPARATORS).join(', ')}.`);
  const columns = listOf(field['columns'], `columns of ${name}`).map(String);
  return {
    field: name,
    comparator,
    columns,
    ...(typeof format === 'string' ? { format } : {}),
    ...(field['frequencies'] === true ? { frequencies: true } : {}),
  };
}

function isComparator(name: unknown): name is ListField['comparator'] {
  return typeof name === 'string' && Object.hasOwn(COMPARATORS, name);
}

function textsOf(object: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, String(value)]));
}

function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} must be an object.`);
  return Object.fromEntries(Object.entries(value));
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} must be a list.`);
  return value;
}
