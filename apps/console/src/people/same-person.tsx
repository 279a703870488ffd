import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Loading } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';
import { useChange } from '../api/use-change.js';
import { focusOn } from '../shell/focus-on.js';
import { ProblemNote } from '../shell/problem-note.js';
import { useCodeNames, useTerritoryNames } from '../shell/use-codes.js';
import { additionsTo, differencesFrom } from './known-person.js';
import type { PersonDraft } from './person-draft.js';

type Additions = ReturnType<typeof additionsTo>;

/** The officer said who it is: shows what of the newly entered goes into that person's record, and adds it. */
export function SamePerson({
  personId,
  draft,
  purpose,
  onDone,
  onBack,
}: {
  readonly personId: string;
  readonly draft: PersonDraft;
  readonly purpose: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [territory, documentType] = [useTerritoryNames(), useCodeNames('document-types')];
  const header = { Purpose: purpose };
  const person = useQuery({
    queryKey: ['person', personId],
    queryFn: () => answerOf(api.GET('/api/v1/persons/{personId}', { params: { path: { personId }, header } })),
    staleTime: 60_000,
  });
  const adding = useChange({
    change: (send, { version, additions }: { readonly version: number; readonly additions: Additions }) =>
      answerOf(
        send.PATCH('/api/v1/persons/{personId}', {
          params: { path: { personId }, header: { ...header, 'If-Match': `"${version}"` } },
          body: additions,
        }),
      ),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: ['person', personId] });
      onDone();
    },
  });
  if (person.isError && person.data === undefined) return <ProblemNote error={person.error} onRetry={() => void person.refetch()} />;
  if (!person.data) return <Loading label={t('common.loading')} />;
  const { version, homeTerritory } = person.data;
  const additions = additionsTo(person.data, draft);
  const isAnything = Object.keys(additions).length > 0;
  const differences = differencesFrom(person.data, draft);
  const go = (): void => {
    if (isAnything) adding.start({ version, additions });
    else onDone();
  };
  return (
    <Alert color="river" variant="light" w="100%" data-testid="same-person" ref={focusOn} tabIndex={-1}>
      <Stack gap="xs" align="flex-start">
        {(isAnything || differences.length === 0) && <Text fw={600}>{t(isAnything ? 'person.willBeAdded' : 'person.nothingToAdd')}</Text>}
        {additions.names && <Text>{`${t('person.ownScript')}: ${draft.ownScript.trim()}`}</Text>}
        {additions.homeTerritory !== undefined && (
          <Text>
            {`${t('person.homeTerritory')}: ${territory(additions.homeTerritory)}`}
            {typeof homeTerritory === 'string' && ` (${t('person.insteadOf', { before: territory(homeTerritory) })})`}
          </Text>
        )}
        {additions.documents && <Text>{`${documentType(draft.documentType)} ${draft.documentNumber}`}</Text>}
        {differences.length > 0 && (
          <Text fw={600} data-testid="not-written">
            {t('person.notWritten', { fields: differences.map((field) => t(`person.field.${field}`)).join(', ') })}
          </Text>
        )}
        {adding.isError && (
          <ProblemNote
            error={adding.error}
            onRetry={() => {
              void person.refetch();
              adding.reset();
            }}
          />
        )}
        <Group gap="xs">
          <Button onClick={go} loading={adding.isPending}>
            {t(isAnything ? 'person.addAndGoOn' : 'person.goOn')}
          </Button>
          {isAnything && (
            <Button variant="default" onClick={onDone} disabled={adding.isPending}>
              {t('person.goOnWithout')}
            </Button>
          )}
          <Button variant="default" onClick={onBack} disabled={adding.isPending}>
            {t('common.no')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
