import { NativeSelect, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const LIGHTS = ['auto', 'light', 'dark'] as const;

/** Light or dark: a booth at night is not an office at noon. */
export function LightChoice(): ReactNode {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      aria-label={t('common.light')}
      data={LIGHTS.map((value) => ({ value, label: t(`common.lights.${value}`) }))}
      value={colorScheme}
      onChange={(event) => setColorScheme(LIGHTS.find((one) => one === event.currentTarget.value) ?? 'auto')}
    />
  );
}
