import { Alert, Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import { useChange } from '../../api/use-change.js';
import { PersonForm } from '../../people/person-form.js';
import { EarlierPermits } from '../../permits/earlier-permits.js';
import { BoundFields } from '../../shell/bound-fields.js';
import { focusOn } from '../../shell/focus-on.js';
import { Page } from '../../shell/page.js';
import { useCodeNames, useCodes } from '../../shell/use-codes.js';
import { useCorridorNames } from '../../shell/use-corridor-names.js';
import { useGateNames, useGates } from '../../shell/use-gate-names.js';
import { dayOnSide, daysAmiss } from './permit-days.js';

/** Requests and issues a visitor permit: first the person, then the terms that a rule in force allows. */
export function IssuePermitPage(): ReactNode {
  const { t } = useTranslation();
  const [person, setPerson] = useState<{ readonly personId: string; readonly name: string } | null>(null);
  return (
    <Page title={t('permit.issueTitle')} width={820}>
      {person === null ? (
        <>
          <EarlierPermits title={t('permits.unfinished')} />
          <Paper withBorder p="md">
            <Text fw={600} mb="sm">
              {t('permit.holder')}
            </Text>
            <PersonForm purpose="permit-issue" onPerson={(personId, name) => setPerson({ personId, name })} />
          </Paper>
        </>
      ) : (
        <>
          <Alert color="green" title={person.name}>
            {t('register.personKept')}
          </Alert>
          <Paper withBorder p="md">
            <TermsForm personId={person.personId} />
          </Paper>
        </>
      )}
    </Page>
  );
}

const EMPTY = { rule: '', purpose: '', validFrom: '', validUntil: '', gate: '', entries: 'multiple' };

function TermsForm({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useGateNames();
  const [draft, setDraft] = useState(EMPTY);
  const [openedAt] = useState(() => new Date());
  const [typeName, sideName, corridorName] = [useCodeNames('permit-types'), useCodeNames('sides'), useCorridorNames()];
  const purposes = useCodes('permit-purposes');
  const gates = useGates();
  const types = useQuery({ queryKey: ['permit-types'], queryFn: () => answerOf(api.GET('/api/v1/permit-types')) });
  const rules = (types.data?.items ?? [])
    .filter(({ issuedHere }) => issuedHere)
    .flatMap(({ code, rules: ofType }) =>
      ofType.map((rule) => ({
        ...rule,
        code,
        key: `${code} ${rule.corridorId} ${rule.hostSide}`,
        label: `${typeName(code)} → ${sideName(rule.hostSide)} · ${corridorName(rule.corridorId)}`,
      })),
    );
  const chosen = rules.find(({ key }) => key === draft.rule);
  const gateIds =
    chosen === undefined ? [] : chosen.gates.length > 0 ? chosen.gates : (gates.data?.items ?? []).map(({ gateId }) => gateId);
  const issuing = useChange({
    change: async (send, body: ReturnType<typeof termsOf>) => {
      const { permitId } = await answerOf(send.POST('/api/v1/permits', { body }));
      await answerOf(send.POST('/api/v1/permits/{permitId}/issue', { params: { path: { permitId } } }));
      return permitId;
    },
    onDone: (permitId) => void navigate(`/permits/${permitId}`),
  });
  const today = dayOnSide(chosen?.hostSide ?? '', openedAt);
  const amiss = daysAmiss(draft, today);
  const field = (key: keyof typeof EMPTY) => ({
    label: t(`permit.${key}`),
    value: draft[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setDraft({ ...draft, [key]: event.currentTarget.value, ...(key === 'rule' ? { gate: '', purpose: '' } : {}) }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen && amiss === null) issuing.start(termsOf(personId, chosen, draft));
  };
  // A calendar offers no day before.
  const dayFrom = (first: string) => ({ type: 'date', required: true, min: first });
  const nothing = { value: '', label: '–' };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text fw={600} component="h2" m={0} ref={focusOn} tabIndex={-1}>
          {t('permit.terms')}
        </Text>
        <EarlierPermits personId={personId} title={t('permits.ofPerson')} />
        <BoundFields change={issuing} lostHint={t('permit.lost')}>
          <NativeSelect {...field('rule')} required data={[nothing, ...rules.map(({ key, label }) => ({ value: key, label }))]} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NativeSelect
              {...field('purpose')}
              required
              data={[
                nothing,
                ...(chosen?.purposes ?? []).map((value) => purposes.find((purpose) => purpose.value === value) ?? { value, label: value }),
              ]}
            />
            <NativeSelect
              {...field('gate')}
              data={[{ value: '', label: t('permit.everyGate') }, ...gateIds.map((value) => ({ value, label: nameOf(value) }))]}
            />
            <TextInput {...field('validFrom')} {...dayFrom(today)} error={amiss === 'startsInPast' && t('permit.startsInPast')} />
            <TextInput
              {...field('validUntil')}
              {...dayFrom(draft.validFrom > today ? draft.validFrom : today)}
              error={(amiss === 'inPast' || amiss === 'reversed') && t(`permit.${amiss}`)}
            />
            <NativeSelect
              {...field('entries')}
              data={[
                { value: 'multiple', label: t('permit.multiple') },
                { value: 'single', label: t('permit.single') },
              ]}
            />
          </SimpleGrid>
        </BoundFields>
        <Group>
          <Button type="submit" loading={issuing.isPending}>
            {t('permit.issue')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ChosenRule {
  readonly code: string;
  readonly hostSide: string;
  readonly zone: readonly string[];
}

function termsOf(personId: string, { code, hostSide, zone }: ChosenRule, draft: typeof EMPTY) {
  const { purpose, validFrom, validUntil, gate } = draft;
  return {
    type: code,
    hostSide,
    personId,
    validFrom,
    validUntil,
    purpose,
    entries: draft.entries === 'single' ? ('single' as const) : ('multiple' as const),
    gates: gate === '' ? undefined : [gate],
    zone: zone.length > 0 ? [...zone] : undefined,
  };
}
