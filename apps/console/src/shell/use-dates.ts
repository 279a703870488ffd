import { clockText, dayText, monthText } from '@gatebook/ui';
import { useTranslation } from 'react-i18next';
import { sentenceCase } from './names.js';

/** Days, months and clocks in the form of the screen's language. */
export function useDates() {
  const { language } = useTranslation().i18n;
  return {
    day: (day: string) => dayText(day, language),
    span: (from: string, to: string) => `${dayText(from, language)} – ${dayText(to, language)}`,
    month: (month: string) => sentenceCase(monthText(month, language)),
    clock: (instant: string | Date, zone: string | undefined, withSeconds = false) => clockText(instant, zone, language, withSeconds),
  };
}
