import { Button, Group, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficer } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { useGateNames } from '../../shell/use-gate-names.js';
import { AnswerPanel } from './answer-panel.js';
import { GateState } from './gate-state.js';
import { keptPost, keepPost } from './kept-post.js';
import { readShown } from './read-shown.js';
import { RecordPanel } from './record-panel.js';
import { ScanButton } from './scan-button.js';
import { useGateWork, type Post } from './use-gate-work.js';

/** The officer's lane: scan, type or paste; see the answer; record the crossing. */
export function CheckAtGatePage(): ReactNode {
  const { t } = useTranslation();
  const { gateIds } = useOfficer();
  const [post, setPost] = useState<Post>(() => keptPost(sessionStorage, gateIds));
  const [text, setText] = useState('');
  const [unreadable, setUnreadable] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const work = useGateWork();

  const checkText = (shownText: string): void => {
    const shown = readShown(shownText);
    setUnreadable(shown === null);
    if (shown) work.checking.mutate({ post, shown });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    checkText(text);
  };
  // A scanner ends with Enter; a machine readable zone has two or three lines and is pasted whole.
  const checkOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    checkText(text);
  };
  const next = (): void => {
    work.next();
    setText('');
    setUnreadable(false);
    input.current?.focus();
  };
  const direct = (change: Partial<Post>): void => {
    const changed = { ...post, ...change };
    setPost(changed);
    keepPost(sessionStorage, changed);
    if (!('lane' in change)) work.next();
  };

  return (
    <Page title={t('gate.title')} width={760} actions={<GateState gateId={post.gateId} traffic={post.traffic} />}>
      <PostChoice post={post} onDirect={direct} />
      <form onSubmit={submit}>
        <Stack gap="xs">
          <Textarea
            ref={input}
            label={t('gate.show')}
            description={t('gate.showHint')}
            error={unreadable ? t('gate.unreadable') : undefined}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={checkOnEnter}
            autosize
            minRows={1}
            maxRows={3}
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            size="lg"
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <Group>
            <Button type="submit" size="lg" loading={work.checking.isPending} flex="1 1 200px">
              {t('gate.check')}
            </Button>
            <ScanButton
              onScanned={(scanned) => {
                setText(scanned);
                checkText(scanned);
              }}
            />
          </Group>
        </Stack>
      </form>
      {work.checking.isError && <ProblemNote error={work.checking.error} onRetry={() => checkText(text)} />}
      {work.made && <AnswerPanel made={work.made} />}
      {work.made && <RecordPanel key={work.made.answer.checkId} work={work} onNext={next} />}
    </Page>
  );
}

/** Where the officer stands and which way people go; kept for the shift. */
function PostChoice({ post, onDirect }: { readonly post: Post; readonly onDirect: (change: Partial<Post>) => void }): ReactNode {
  const { t } = useTranslation();
  const { gateIds } = useOfficer();
  const nameOf = useGateNames();
  return (
    <>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('gate.gate')}
          value={post.gateId}
          onChange={(event) => onDirect({ gateId: event.currentTarget.value })}
          data={gateIds.map((value) => ({ value, label: nameOf(value) }))}
          flex={1}
          miw={0}
        />
        <TextInput
          label={t('gate.lane')}
          w={88}
          maxLength={20}
          autoComplete="off"
          value={post.lane ?? ''}
          onChange={(event) => onDirect({ lane: event.currentTarget.value || undefined })}
        />
      </Group>
      <Group grow preventGrowOverflow={false} wrap="wrap" gap="sm">
        <SegmentedControl
          size="lg"
          fullWidth
          color="river"
          aria-label={t('gate.direction')}
          value={post.direction}
          onChange={(value) => onDirect({ direction: value === 'exit' ? 'exit' : 'entry' })}
          data={[
            { value: 'entry', label: t('gate.entry') },
            { value: 'exit', label: t('gate.exit') },
          ]}
        />
        <SegmentedControl
          size="lg"
          fullWidth
          aria-label={t('gate.traffic')}
          value={post.traffic}
          onChange={(value) => onDirect({ traffic: value === 'vehicle' ? 'vehicle' : 'person' })}
          data={[
            { value: 'person', label: t('gate.person') },
            { value: 'vehicle', label: t('gate.vehicle') },
          ]}
        />
      </Group>
    </>
  );
}
