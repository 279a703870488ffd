import type { Schema } from '@gatebook/api-client';
import { useTranslation } from 'react-i18next';
import { useNamesInLists, useTerritoryNames, type CodeList } from '../../shell/use-codes.js';
import { useDates } from '../../shell/use-dates.js';
import { useGateNames } from '../../shell/use-gate-names.js';

/** A dimension as the registry describes it. */
export type Dimension = Schema<'TableDimension'>;

/** What a code of a dimension is called on the screen: that depends on what its codes are, whatever the dimension. */
export function useCellTexts(dimensions: readonly Dimension[]): (dimension: Dimension, value: unknown) => string {
  const { t } = useTranslation();
  const { day, month } = useDates();
  const gate = useGateNames();
  const territory = useTerritoryNames();
  const name = useNamesInLists([...new Set(dimensions.flatMap(({ codeList }) => (isNamedHere(codeList) ? [] : [codeList])))]);
  const texts: Readonly<Record<NamedHere, (code: string) => string>> = {
    months: month,
    days: day,
    gates: gate,
    territories: territory,
    directions: (code) => t(`gate.${code}`, code),
    traffic: (code) => t(`gate.${code}`, code),
  };
  return ({ codeList }, value) => {
    const code = String(value);
    return isNamedHere(codeList) ? texts[codeList](code) : name(codeList, code);
  };
}

type NamedHere = Exclude<Dimension['codeList'], CodeList>;

const NAMED_HERE: Readonly<Record<NamedHere, true>> = {
  months: true,
  days: true,
  gates: true,
  territories: true,
  directions: true,
  traffic: true,
};

/** True for codes that no list names. */
function isNamedHere(codeList: Dimension['codeList']): codeList is NamedHere {
  return codeList in NAMED_HERE;
}
