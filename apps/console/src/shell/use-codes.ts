import { useQueries, useQuery } from '@tanstack/react-query';
import type { Schema } from '@gatebook/api-client';
import { SIDE_CODE } from '@gatebook/vocabulary';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type paths } from '../api/api.js';
import { everyState, regionName } from './countries.js';
import { nameIn, ownName, sentenceCase } from './names.js';

/** A code with its name in the language of the screen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

type CodeWithNames = Schema<'CodeWithNames'>;
/** A list of codes that the registry keeps. */
export type CodeList = paths['/api/v1/code-lists/{list}']['get']['parameters']['path']['list'];

/** Lists whose codes officials know by heart and search by. */
const SHOWN_WITH_CODE: readonly CodeList[] = ['occupations', 'industries', 'nationalities'];

const askFor = (list: CodeList) => ({
  queryKey: ['codes', list],
  queryFn: () => answerOf(api.GET('/api/v1/code-lists/{list}', { params: { path: { list } } })),
  staleTime: Infinity,
});

/** Makes the choices of a list from its codes, in the language of the screen. */
function useChoices(): (list: CodeList, codes: readonly CodeWithNames[]) => readonly Choice[] {
  const { language } = useTranslation().i18n;
  // Where the list has no name of a state in this language, the browser has one.
  const ourName = (list: CodeList, code: string): string | undefined => (list === 'nationalities' ? regionName(code, language) : undefined);
  return (list, codes) => {
    const known = codes.map(({ code, names }) => ({
      value: code,
      label: sentenceCase(ownName(names, language) ?? ourName(list, code) ?? nameIn(names, language) ?? code),
    }));
    return list === 'nationalities' ? everyState(known, language) : known;
  };
}

function useCodeList(list: CodeList): readonly Choice[] {
  const choices = useChoices();
  const codes = useQuery(askFor(list));
  return choices(list, codes.data?.items ?? []);
}

const withCode = (list: CodeList, { label, value }: Choice): string => (SHOWN_WITH_CODE.includes(list) ? `${label} (${value})` : label);

/** A list of codes to choose from; empty until it has come. */
export function useCodes(list: CodeList): readonly Choice[] {
  return useCodeList(list).map((choice) => ({ value: choice.value, label: withCode(list, choice) }));
}

/** Names of a list's codes; the code itself until they are known. */
export function useCodeNames(list: CodeList): (code: string) => string {
  const choices = useCodeList(list);
  return (code) => choices.find(({ value }) => value === code)?.label ?? code;
}

/** Names of the codes of several lists, as officials read them; the code itself until they are known. */
export function useNamesInLists(lists: readonly CodeList[]): (list: CodeList, code: string) => string {
  const choices = useChoices();
  const answers = useQueries({ queries: lists.map(askFor) });
  const byList = new Map(lists.map((list, place) => [list, choices(list, answers[place]?.data?.items ?? [])]));
  return (list, code) => {
    const choice = byList.get(list)?.find(({ value }) => value === code);
    return choice === undefined ? code : withCode(list, choice);
  };
}

function useTerritoryRecords() {
  const [on] = useState(() => new Date().toISOString().slice(0, 10));
  const territories = useQuery({
    queryKey: ['territories', on],
    queryFn: () => answerOf(api.GET('/api/v1/territories', { params: { query: { on } } })),
    staleTime: Infinity,
  });
  return territories.data?.items ?? [];
}

/** Territories that exist today, each with the one it belongs to. */
export function useTerritories(): readonly Choice[] {
  const nameOf = useTerritoryNames();
  return useTerritoryRecords().map(({ id, side, parent }) => ({
    value: id,
    label: [nameOf(id), ...(typeof parent === 'string' ? [nameOf(parent)] : []), nameOf(side)].join(' · '),
  }));
}

/** Names of territories and of whole sides; the code itself until they are known. */
export function useTerritoryNames(): (id: string) => string {
  const { i18n } = useTranslation();
  const sideName = useCodeNames('sides');
  const records = useTerritoryRecords();
  return (id) => {
    if (SIDE_CODE.test(id)) return sideName(id);
    const record = records.find((one) => one.id === id);
    return record ? (nameIn(record.names, i18n.language) ?? id) : id;
  };
}
