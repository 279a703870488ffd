import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficer } from '../../session/session.js';
import { closeOverlays } from '../../shell/overlays.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { isZoneBegun } from '../../shell/zone-lines.js';
import { AnswerPanel } from './answer-panel.js';
import type { MadeCheck, Post } from './gate-calls.js';
import { GateState } from './gate-state.js';
import { keptPost, keepPost } from './kept-post.js';
import { PostChoice, PostLine } from './post-choice.js';
import { isWhole, readShown } from './read-shown.js';
import { RecordPanel } from './record-panel.js';
import { ScanButton } from './scan-button.js';
import { seenOnPaper } from './seen-on-paper.js';
import { useGateWork } from './use-gate-work.js';
import { useScanner, type Lane } from './use-scanner.js';

/** The officer's lane: scan, type or paste; see the answer; record the crossing. */
export function CheckAtGatePage(): ReactNode {
  const { t } = useTranslation();
  const { gateIds } = useOfficer();
  const [post, setPost] = useState<Post>(() => keptPost(sessionStorage, gateIds));
  const [isPostOpen, setPostOpen] = useState(true);
  const [text, setText] = useState('');
  const [unreadable, setUnreadable] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const lane = useRef<Lane>('free');
  const work = useGateWork();
  const { made, checking, isRecorded, isBound } = work;
  const isWaiting = made !== null && !isRecorded;
  useLayoutEffect(() => {
    lane.current = checking.isPending ? 'asking' : isWaiting ? 'waiting' : 'free';
  });
  // What was asked about in vain stays for another try; the next paper takes its place and is not written behind it.
  useLayoutEffect(() => {
    if (checking.isError) input.current?.select();
  }, [checking.isError]);

  const checkText = (shownText: string): void => {
    const shown = readShown(shownText);
    setUnreadable(shown === null);
    if (shown === null) input.current?.select();
    if (shown === null || isBound || !checking.start({ post, shown })) return;
    // At once: a scanner's next key comes before the screen is drawn again.
    lane.current = 'asking';
    closeOverlays();
    setHeld(false);
    setPostOpen(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    checkText(text);
  };
  // A scanner ends with Enter, and may end each line of a machine readable zone with it.
  const checkOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isZoneBegun(text)) return;
    event.preventDefault();
    checkText(text);
  };
  const next = (): void => {
    work.next();
    lane.current = 'free';
    setHeld(false);
    setText('');
    setUnreadable(false);
    input.current?.focus();
  };
  const direct = (change: Partial<Post>): void => {
    if (isBound || checking.isPending) return;
    const changed = { ...post, ...change };
    setPost(changed);
    keepPost(sessionStorage, changed);
    if (!('lane' in change)) work.next();
  };
  const takeBack = (first: string | undefined, target: EventTarget | null): void => {
    if (first === undefined) return;
    const without = (written: string): string => (written.endsWith(first) ? written.slice(0, -1) : written);
    if (target === input.current) setText(without);
    else direct({ lane: without(post.lane ?? '') || undefined });
  };
  useScanner({
    lane,
    field: input,
    onHeld: (first, target) => {
      takeBack(first, target);
      setHeld(true);
    },
    onBegin: (first, target) => {
      takeBack(first, target);
      closeOverlays();
      next();
      if (first !== undefined) setText(first);
    },
    onEnd: () => (isZoneBegun(text) ? setText(`${text}\n`) : checkText(text)),
    onPause: () => {
      const shown = readShown(text);
      if (shown !== null && isWhole(shown)) checkText(text);
      // Left to the officer; the next paper takes its place and is not written behind it.
      else if (!isZoneBegun(text)) input.current?.select();
    },
  });

  return (
    <Page title={t('gate.title')} width={760} actions={<GateState gateId={post.gateId} traffic={post.traffic} />}>
      {isPostOpen ? (
        <PostChoice post={post} onDirect={direct} />
      ) : (
        <PostLine post={post} isFixed={isBound || checking.isPending} onOpen={() => setPostOpen(true)} />
      )}
      {made && <AnswerPanel key={made.crossingId} made={made} />}
      <form onSubmit={submit} className={isWaiting ? 'gate-form-aside' : undefined}>
        <Stack gap="xs">
          <Textarea
            ref={input}
            label={t('gate.show')}
            description={isWaiting ? undefined : t('gate.showHint')}
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
            <Button
              type="submit"
              size="lg"
              variant={isWaiting ? 'default' : 'filled'}
              loading={checking.isPending}
              disabled={isBound}
              flex="1 1 200px"
            >
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
      {checking.isError && <ProblemNote error={checking.error} onRetry={() => checkText(text)} />}
      {isHeld && checking.isPending && (
        <Alert color="yellow" role="alert" data-testid="scan-held">
          {t('gate.heldAsking')}
        </Alert>
      )}
      {made && (
        <div className="record-bar">
          {isHeld && isWaiting && <Held made={made} isFixed={isBound} onLeave={next} />}
          <RecordPanel key={made.crossingId} work={work} onNext={next} />
        </div>
      )}
    </Page>
  );
}

/** A scan came too early: who must be recorded first, and the way out where the wrong paper was read. */
function Held({
  made,
  isFixed,
  onLeave,
}: {
  readonly made: MadeCheck;
  readonly isFixed: boolean;
  readonly onLeave: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { name, paper } = seenOnPaper(made);
  return (
    <Alert color="yellow" variant="filled" autoContrast role="alert" data-testid="scan-held" p="xs" mb="xs">
      <Group justify="space-between" gap="xs">
        <Text fw={700} c="dark.9">
          {t('gate.held', { name: name ?? made.answer.permit?.number ?? paper ?? t('gate.nameUnknown') })}
        </Text>
        <Button variant="white" color="dark" size="compact-md" onClick={onLeave} disabled={isFixed}>
          {t('gate.leaveUnrecorded')}
        </Button>
      </Group>
    </Alert>
  );
}
