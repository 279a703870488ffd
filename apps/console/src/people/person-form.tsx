import { Alert, Button, Group, NativeSelect, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';
import { ProblemNote } from '../shell/problem-note.js';
import { useCodes, useTerritories } from '../shell/use-codes.js';
import { filledFrom, mrzLines, NOBODY_YET, personBody, type PersonDraft } from './person-draft.js';
import { PossibleDuplicates } from './possible-duplicates.js';

/** Enters a person from the machine readable zone or by hand, and lets the officer say whether it is somebody known. */
export function PersonForm({
  purpose,
  onPerson,
}: {
  readonly purpose: string;
  readonly onPerson: (personId: string, name: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(NOBODY_YET);
  const [mrz, setMrz] = useState('');
  const name = `${draft.familyName} ${draft.givenNames}`.trim();
  const reading = useMutation({
    mutationFn: (lines: string[]) => answerOf(api.POST('/api/v1/persons/read-mrz', { body: { lines } })),
    onSuccess: (fields, lines) =>
      fields.format !== 'unreadable' && setDraft(filledFrom(draft, fields, fields.problems.length === 0 ? lines : [])),
  });
  const saving = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/persons', { body: personBody(draft) })),
    onSuccess: ({ personId, possibleDuplicates }) => possibleDuplicates.length === 0 && onPerson(personId, name),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.mutate();
  };
  if (saving.isSuccess && saving.data.possibleDuplicates.length > 0) {
    const { personId, possibleDuplicates } = saving.data;
    return (
      <PossibleDuplicates
        personId={personId}
        purpose={purpose}
        candidates={possibleDuplicates}
        onSame={(same) => onPerson(same, name)}
        onNew={() => onPerson(personId, name)}
      />
    );
  }
  const faults = reading.data?.problems ?? [];
  return (
    <Stack>
      <Textarea
        label={t('person.mrz')}
        description={t('person.mrzHint')}
        value={mrz}
        onChange={(event) => setMrz(event.currentTarget.value)}
        autosize
        minRows={2}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group>
        <Button
          variant="default"
          onClick={() => reading.mutate(mrzLines(mrz))}
          disabled={mrzLines(mrz).length < 2}
          loading={reading.isPending}
        >
          {t('person.readMrz')}
        </Button>
      </Group>
      {reading.isError && <ProblemNote error={reading.error} />}
      {(reading.data?.format === 'unreadable' || faults.length > 0) && (
        <Alert color="yellow" title={t('person.mrzFaulty')}>
          {faults.map((fault) => (
            <Text size="sm" key={`${fault.line} ${fault.position} ${fault.code}`}>
              {t('person.mrzFault', {
                field: t(`person.mrzField.${fault.field}`, fault.field),
                line: fault.line,
                position: fault.position,
              })}
            </Text>
          ))}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Stack>
          <PersonFields draft={draft} onChange={setDraft} />
          {saving.isError && <ProblemNote error={saving.error} />}
          <Group>
            <Button type="submit" loading={saving.isPending}>
              {t('person.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}

function PersonFields({ draft, onChange }: { readonly draft: PersonDraft; readonly onChange: (draft: PersonDraft) => void }): ReactNode {
  const { t } = useTranslation();
  const [nationalities, documentTypes, sexes, territories] = [
    useCodes('nationalities'),
    useCodes('document-types'),
    useCodes('sexes'),
    useTerritories(),
  ];
  const field = (key: keyof PersonDraft & Exclude<keyof PersonDraft, 'mrz'>) => ({
    label: t(`person.${key}`),
    value: draft[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...draft, [key]: event.currentTarget.value, mrz: key === 'ownScript' || key === 'homeTerritory' ? draft.mrz : [] }),
  });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput {...field('familyName')} required maxLength={100} />
      <TextInput {...field('givenNames')} maxLength={100} />
      <TextInput {...field('ownScript')} maxLength={200} />
      <NativeSelect {...field('sex')} data={[...sexes]} />
      <TextInput {...field('birthDate')} required placeholder="1994-03-09" pattern="\d{4}(-\d{2}(-\d{2})?)?" />
      <Select
        label={t('person.nationality')}
        value={draft.nationality || null}
        onChange={(value) => onChange({ ...draft, nationality: value ?? '' })}
        data={[...nationalities]}
        searchable
        required
      />
      <Select
        label={t('person.homeTerritory')}
        value={draft.homeTerritory || null}
        onChange={(value) => onChange({ ...draft, homeTerritory: value ?? '' })}
        data={[...territories]}
        searchable
        clearable
      />
      <NativeSelect {...field('documentType')} data={[...documentTypes]} />
      <Select
        label={t('person.issuer')}
        value={draft.issuer || null}
        onChange={(value) => onChange({ ...draft, issuer: value ?? '', mrz: [] })}
        data={[...nationalities]}
        searchable
        required
      />
      <TextInput {...field('documentNumber')} required maxLength={32} />
      <TextInput {...field('expiresOn')} type="date" />
    </SimpleGrid>
  );
}
