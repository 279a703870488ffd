import { Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { ANSWER_LOOK } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeCheck } from './use-gate-work.js';

/** The answer, readable at arm's length: a word, a sign, a colour, and why. */
export function AnswerPanel({ answer }: { readonly answer: MadeCheck['answer'] }): ReactNode {
  const { t } = useTranslation();
  const { person, permit, stay, basis } = answer;
  const look = ANSWER_LOOK[answer.advice];
  return (
    <section
      className="answer"
      style={{ background: look.background }}
      aria-live="assertive"
      data-testid="answer"
      data-advice={answer.advice}
    >
      <Group gap="md" wrap="nowrap" align="center">
        <span className="answer-sign" aria-hidden>
          {look.sign}
        </span>
        <div>
          <div className="answer-word">{t(`advice.${answer.advice}`)}</div>
          {answer.heading === 'home' && <Text fw={600}>{t('gate.home')}</Text>}
        </div>
      </Group>
      <List mt="sm" size="lg" spacing={2}>
        {answer.reasons.map(({ code, clause, text }) => (
          <List.Item key={`${code} ${clause ?? ''}`}>
            {text}
            {clause !== undefined && <Text span size="sm">{` (${t('gate.clause')} ${clause})`}</Text>}
          </List.Item>
        ))}
      </List>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="md" spacing="sm">
        <Stack gap={0}>
          <Text size="xl" fw={700}>
            {person.names ?? t('gate.nameUnknown')}
          </Text>
          {person.ownScriptName !== undefined && <Text size="lg">{person.ownScriptName}</Text>}
          <Text>{[person.birthDate, person.nationality].filter(Boolean).join(' · ')}</Text>
          <Text size="sm">{t(`gate.namesFrom.${person.namesFrom}`)}</Text>
        </Stack>
        {permit && (
          <Stack gap={0}>
            <Text fw={700}>{permit.number}</Text>
            <Text>{permit.type}</Text>
            <Text>{t('gate.validUntil', { day: permit.validUntil })}</Text>
            {stay && stay.inside && (
              <Text>
                {stay.daysLeft === null || stay.daysLeft === undefined
                  ? t('gate.stayNotSet')
                  : t('gate.stayLeft', { used: stay.daysUsed, left: stay.daysLeft })}
              </Text>
            )}
            {stay?.mustLeaveBy !== undefined && <Text fw={700}>{t('gate.mustLeaveBy', { day: stay.mustLeaveBy })}</Text>}
          </Stack>
        )}
      </SimpleGrid>
      <Text size="sm" mt="sm">
        {t('gate.basis', { age: basis.ageSeconds, version: basis.rulebookVersion ?? '–' })}
      </Text>
    </section>
  );
}
