import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../api/api.js';
import { useChange } from '../api/use-change.js';
import { BoundFields } from '../shell/bound-fields.js';
import { focusOn } from '../shell/focus-on.js';
import { ProblemNote } from '../shell/problem-note.js';
import { dateAsRead, findingOf, zoneLines } from '../shell/zone-lines.js';
import { alreadyKnown, type Candidate } from './known-person.js';
import { filledFrom, NOBODY_YET, personBody } from './person-draft.js';
import { PersonFields } from './person-fields.js';
import { PossibleDuplicates } from './possible-duplicates.js';

/** Enters a person from the machine readable zone or by hand. The registry makes nobody whom it may know: an officer says first who it is. */
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
  const [known, setKnown] = useState<readonly Candidate[]>([]);
  const [hasComeBack, setHasComeBack] = useState(false);
  const name = `${draft.familyName} ${draft.givenNames}`.trim();
  const reading = useChange({
    change: (send, lines: string[]) => answerOf(send.POST('/api/v1/persons/read-mrz', { body: { lines } })),
    onDone: (fields, lines) => {
      if (fields.format !== 'unreadable') setDraft((before) => filledFrom(before, fields, fields.problems.length === 0 ? lines : []));
    },
    mayFollowItself: true,
  });
  const saving = useChange({
    change: (send, body: ReturnType<typeof personBody>) => answerOf(send.POST('/api/v1/persons', { body })),
    onDone: ({ personId }) => onPerson(personId, name),
    onFailed: (error) => {
      const candidates = alreadyKnown(error);
      if (candidates !== null) setKnown(candidates);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.start(personBody(draft));
  };
  if (known.length > 0)
    return (
      <PossibleDuplicates
        draft={draft}
        purpose={purpose}
        candidates={known}
        saving={saving}
        onSame={(same) => onPerson(same, name)}
        onAnother={(toldApart) => saving.start(personBody(draft, toldApart))}
        onBack={() => {
          saving.reset();
          setKnown([]);
          setHasComeBack(true);
        }}
      />
    );
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
          onClick={() => reading.start(zoneLines(mrz))}
          disabled={zoneLines(mrz).length < 2 || saving.isLost}
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
                field: [t(`person.mrzField.${fault.field}`, fault.field), dateAsRead(fault, reading.variables ?? [])]
                  .filter(Boolean)
                  .join(' '),
                what: t(`gate.finding.${findingOf(fault.code)}`, fault.code),
                line: fault.line,
                position: fault.position,
              })}
            </Text>
          ))}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Stack>
          <BoundFields change={saving}>
            <PersonFields draft={draft} onChange={setDraft} />
          </BoundFields>
          <Group>
            <Button type="submit" loading={saving.isPending} ref={hasComeBack ? focusOn : undefined}>
              {t('person.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
