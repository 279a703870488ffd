import { SimpleGrid, Stack, Text } from '@mantine/core';
import { ANSWER_LOOK } from '@gatebook/ui';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeNames } from '../../shell/use-codes.js';
import { useDates } from '../../shell/use-dates.js';
import { useGateNames } from '../../shell/use-gate-names.js';
import { findingsOf, seenOnPaper, type Finding } from './seen-on-paper.js';
import type { MadeCheck } from './gate-calls.js';

/** The answer, readable at arm's length: a word, a sign, a colour, and why. */
export function AnswerPanel({ made }: { readonly made: MadeCheck }): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const gateName = useGateNames();
  const nationality = useCodeNames('nationalities');
  const panel = useRef<HTMLElement>(null);
  // On a small screen too, the word and the name are the first thing in view.
  useLayoutEffect(() => {
    // Newer browsers answer with a promise, which is no way to end an effect.
    void panel.current?.scrollIntoView({ block: 'start' });
  }, []);
  const { answer, post } = made;
  const { person, permit, basis } = answer;
  const look = ANSWER_LOOK[answer.advice];
  const seen = seenOnPaper(made);
  const about = [seen.birthDate && day(seen.birthDate), seen.nationality && nationality(seen.nationality), seen.paper].filter(Boolean);
  const findings = findingsOf(made);
  return (
    <section
      ref={panel}
      className="answer"
      style={{ background: look.background }}
      aria-live="assertive"
      data-testid="answer"
      data-advice={answer.advice}
    >
      <Text fw={600} mb="xs" truncate className="answer-post">{`${t(`gate.${post.direction}`)} · ${gateName(post.gateId)}`}</Text>
      <div className="answer-head">
        <span className="answer-sign" aria-hidden>
          {look.sign}
        </span>
        <div className="answer-word">{t(`advice.${answer.advice}`)}</div>
      </div>
      {answer.heading === 'home' && (
        <Text size="lg" fw={600} mt="xs" lh={1.35} data-testid="heading-home">
          {t(answer.advice === 'admit' ? 'gate.home' : 'gate.homeDoubted')}
        </Text>
      )}
      <div className="answer-name">
        {seen.name ?? t('gate.nameUnknown')}
        {person.ownScriptName !== undefined && <span className="answer-own-name">{person.ownScriptName}</span>}
      </div>
      <Text size="lg" data-testid="compare">
        {about.join(' · ')}
      </Text>
      <ul className="answer-reasons">
        {answer.reasons.map(({ code, clause, text }) => (
          <li key={`${code} ${clause ?? ''}`} data-code={code}>
            {text}
            {clause !== undefined && <Text span>{` (${t('gate.clause')} ${clause})`}</Text>}
          </li>
        ))}
      </ul>
      {findings.length > 0 && <Findings findings={findings} />}
      <SimpleGrid cols={{ base: 1, xs: permit ? 2 : 1 }} className="answer-facts" spacing="md">
        <Text>{t(`gate.namesFrom.${seen.namesFrom}`)}</Text>
        {permit && <PermitFacts answer={answer} permit={permit} />}
      </SimpleGrid>
      <Text size="sm" mt="md">
        {t(basis.rulebookVersion === null || basis.rulebookVersion === undefined ? 'gate.basisWithoutRulebook' : 'gate.basis', {
          age: basis.ageSeconds,
          version: basis.rulebookVersion,
        })}
      </Text>
    </section>
  );
}

/** What is odd about the document, each with the fields in which it is. */
function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const { t } = useTranslation();
  const texts = findings.map(({ code, fields }) => {
    const where = fields.map(({ field, read }) => [t(`person.mrzField.${field}`, field), read].filter(Boolean).join(' '));
    return `${t(`gate.finding.${code}`, code)}${where.length > 0 ? ` (${where.join(', ')})` : ''}`;
  });
  return (
    <Text size="lg" fw={600} data-testid="findings">
      {t('gate.odd', { findings: texts.join('; ') })}
    </Text>
  );
}

function PermitFacts({
  answer: { stay },
  permit,
}: {
  readonly answer: MadeCheck['answer'];
  readonly permit: NonNullable<MadeCheck['answer']['permit']>;
}): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const typeName = useCodeNames('permit-types');
  return (
    <Stack gap={2}>
      <Text size="xl" fw={700} ff="monospace">
        {permit.number}
      </Text>
      <Text size="lg">{typeName(permit.type)}</Text>
      <Text size="lg">{t('gate.validUntil', { day: day(permit.validUntil) })}</Text>
      {stay?.inside === true && (
        <Text size="lg">
          {stay.daysLeft === null || stay.daysLeft === undefined
            ? t('gate.stayNotSet')
            : t('gate.stayLeft', { used: stay.daysUsed, left: stay.daysLeft })}
        </Text>
      )}
      {stay?.mustLeaveBy !== undefined && (
        <Text size="lg" fw={700}>
          {t('gate.mustLeaveBy', { day: day(stay.mustLeaveBy) })}
        </Text>
      )}
    </Stack>
  );
}
