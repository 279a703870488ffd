import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';
import { everyState, regionName } from './countries.js';
import { nameIn, ownName, sentenceCase } from './names.js';

/** A code with its name in the language of the screen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

type CodeList = 'occupations' | 'industries' | 'permit-types' | 'nationalities' | 'document-types' | 'sexes' | 'permit-purposes';

/** Lists whose codes officials know by heart and search by. */
const SHOWN_WITH_CODE: readonly CodeList[] = ['occupations', 'industries', 'nationalities'];

function useCodeList(list: CodeList): readonly Choice[] {
  const { t, i18n } = useTranslation();
  const codes = useQuery({
    queryKey: ['codes', list],
    queryFn: () => answerOf(api.GET('/api/v1/code-lists/{list}', { params: { path: { list } } })),
    staleTime: Infinity,
  });
  const language = i18n.language;
  // Where the list has no name in this language, the screens have one of their own.
  const ourName = (code: string): string | undefined => {
    if (list === 'nationalities') return regionName(code, language);
    return list === 'permit-types' ? t(`permitType.${code}`, { defaultValue: '' }) || undefined : undefined;
  };
  const known = (codes.data?.items ?? []).map(({ code, names }) => ({
    value: code,
    label: sentenceCase(ownName(names, language) ?? ourName(code) ?? nameIn(names, language) ?? code),
  }));
  return list === 'nationalities' ? everyState(known, language) : known;
}

/** A list of codes to choose from; empty until it has come. */
export function useCodes(list: CodeList): readonly Choice[] {
  const choices = useCodeList(list);
  return SHOWN_WITH_CODE.includes(list) ? choices.map(({ value, label }) => ({ value, label: `${label} (${value})` })) : choices;
}

/** Names of a list's codes; the code itself until they are known. */
export function useCodeNames(list: CodeList): (code: string) => string {
  const choices = useCodeList(list);
  return (code) => choices.find(({ value }) => value === code)?.label ?? code;
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
  const { t } = useTranslation();
  const nameOf = useTerritoryNames();
  return useTerritoryRecords().map(({ id, side, parent }) => ({
    value: id,
    label: [nameOf(id), ...(typeof parent === 'string' ? [nameOf(parent)] : []), t(`side.${side}`, side)].join(' · '),
  }));
}

/** Names of territories and of whole sides; the code itself until they are known. */
export function useTerritoryNames(): (id: string) => string {
  const { t, i18n } = useTranslation();
  const records = useTerritoryRecords();
  return (id) => {
    if (/^[A-Z]{2}$/.test(id)) return t(`side.${id}`, id);
    const record = records.find((one) => one.id === id);
    return record ? (nameIn(record.names, i18n.language) ?? id) : id;
  };
}
