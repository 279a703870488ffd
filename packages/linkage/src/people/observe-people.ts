import { compareBirthDates } from '../fields/birth-date.js';
import { compareDocuments } from '../fields/document.js';
import { compareHomes } from '../fields/home-territory.js';
import { comparePhones } from '../fields/phone.js';
import type { Observation } from '../model.js';
import type { ReadyModel } from '../scoring/score.js';
import { givenNameAgrees, observeNames } from './observe-names.js';
import type { PreparedPerson } from './person.js';

/** What the comparisons of people see in a pair; a field that one side does not give is not among them. */
export function observePeople(left: PreparedPerson, right: PreparedPerson, model: ReadyModel): readonly Observation[] {
  const seen: Observation[] = [...observeNames(left, right, model)];
  const context = givenNameAgrees(seen) ? 'agreeing' : 'otherwise';
  const add = (field: string, level: string | null): void => {
    if (level !== null) seen.push({ field, level });
  };
  add('birthDate', birthDateLevel(left.birthDate, right.birthDate));
  add('document', inContext(context, compareDocuments(left.documents, right.documents)));
  add('sex', equality(left.sex, right.sex));
  add('nationality', equality(left.nationality, right.nationality));
  add('homeTerritory', compareHomes(left.home, right.home));
  add('phone', inContext(context, comparePhones(left.phone, right.phone)));
  return seen;
}

/** Dates of which one side knows only a year, or a month, are contexts of their own: that a date is partial says nothing about who it is. */
function birthDateLevel(left: string | undefined, right: string | undefined): string | null {
  const known = Math.min(left?.length ?? 0, right?.length ?? 0);
  const agreement = compareBirthDates(left, right);
  return known === 10 ? agreement : inContext(known === 4 ? 'partial' : 'month', agreement);
}

/** A family shares a telephone, a parent's pass and a birthday of twins: what people of other given names share says little. */
function inContext(context: string, agreement: string | null): string | null {
  return agreement === null ? null : `${context}:${agreement}`;
}

function equality(left: string | undefined, right: string | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  return left === right ? 'same' : 'different';
}
