import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';
import { useCodeNames } from '../shell/use-codes.js';
import { useDates } from '../shell/use-dates.js';

/** Names, birth date, nationality and documents of a person. The reading stands in the person's own access log with its purpose. */
export function PersonName({ personId, purpose }: { readonly personId: string; readonly purpose: string }): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const [nationality, documentType] = [useCodeNames('nationalities'), useCodeNames('document-types')];
  const person = useQuery({
    queryKey: ['person', personId],
    queryFn: () => answerOf(api.GET('/api/v1/persons/{personId}', { params: { path: { personId }, header: { Purpose: purpose } } })),
    staleTime: 60_000,
  });
  if (!person.data) return <Text c="dimmed">{person.isError ? t('person.notReadable') : '…'}</Text>;
  const [latin, ...others] = person.data.names;
  const whole = [latin?.familyName, latin?.givenNames].filter(Boolean).join(' ') || latin?.full;
  return (
    <div>
      <Text fw={700} size="lg">
        {whole}
      </Text>
      <Text>
        {[
          ...others.map((name) => name.full ?? [name.familyName, name.givenNames].filter(Boolean).join(' ')),
          day(person.data.birthDate),
          nationality(person.data.nationality),
        ].join(' · ')}
      </Text>
      <Text size="sm">{person.data.documents.map(({ type, number }) => `${documentType(type)} ${number}`).join(' · ')}</Text>
    </div>
  );
}
