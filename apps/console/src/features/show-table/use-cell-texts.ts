import { useTranslation } from 'react-i18next';
import { useCodeNames, useTerritoryNames } from '../../shell/use-codes.js';
import { useDates } from '../../shell/use-dates.js';
import { useGateNames } from '../../shell/use-gate-names.js';

/** What a code of a dimension is called on the screen. */
export function useCellTexts(): (dimension: string, value: unknown) => string {
  const { t } = useTranslation();
  const { day, month } = useDates();
  const gate = useGateNames();
  const territory = useTerritoryNames();
  const [sex, occupation] = [useCodeNames('sexes'), useCodeNames('occupations')];
  return (dimension, value) => {
    const code = String(value);
    switch (dimension) {
      case 'month':
        return month(code);
      case 'gate':
        return gate(code);
      case 'day':
        return day(code);
      case 'direction':
      case 'traffic':
        return t(`gate.${code}`, code);
      case 'homeTerritory':
      case 'hostTerritory':
        return territory(code);
      case 'sex':
        return sex(code);
      case 'occupation':
        return `${occupation(code)} (${code})`;
      default:
        return code;
    }
  };
}
