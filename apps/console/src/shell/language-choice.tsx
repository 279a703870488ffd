import { NativeSelect } from '@mantine/core';
import { LANGUAGE_NAMES } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const CHOICES = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }));

/** The language of the screen, in its own name. */
export function LanguageChoice(): ReactNode {
  const { t, i18n } = useTranslation();
  return (
    <NativeSelect
      aria-label={t('common.language')}
      data={CHOICES}
      value={i18n.language}
      onChange={(event) => void i18n.changeLanguage(event.currentTarget.value)}
    />
  );
}
