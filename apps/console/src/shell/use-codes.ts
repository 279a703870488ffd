import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';

/** A code with its name in the language of the screen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

type CodeList = 'occupations' | 'industries' | 'permit-types' | 'nationalities' | 'document-types' | 'sexes' | 'permit-purposes';

/** A list of codes to choose from; empty until it has come. */
export function useCodes(list: CodeList): readonly Choice[] {
  const { i18n } = useTranslation();
  const codes = useQuery({
    queryKey: ['codes', list],
    queryFn: () => answerOf(api.GET('/api/v1/code-lists/{list}', { params: { path: { list } } })),
    staleTime: Infinity,
  });
  return (codes.data?.items ?? []).map(({ code, names }) => ({ value: code, label: `${nameIn(names, i18n.language) ?? code} (${code})` }));
}

/** Territories that exist today, of one side or of all. */
export function useTerritories(side?: string): readonly Choice[] {
  const { i18n } = useTranslation();
  const [on] = useState(() => new Date().toISOString().slice(0, 10));
  const territories = useQuery({
    queryKey: ['territories', on],
    queryFn: () => answerOf(api.GET('/api/v1/territories', { params: { query: { on } } })),
    staleTime: Infinity,
  });
  return (territories.data?.items ?? [])
    .filter((territory) => side === undefined || territory.side === side)
    .map(({ id, names }) => ({ value: id, label: `${nameIn(names, i18n.language) ?? id} (${id})` }));
}

/** The name in a language, else in another that is known. */
export function nameIn(names: object, language: string): string | undefined {
  const texts = new Map(Object.entries(names).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  return texts.get(language) ?? texts.get('en') ?? texts.get('vi') ?? [...texts.values()][0];
}
