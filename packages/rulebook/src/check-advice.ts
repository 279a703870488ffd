import { ADVICE, REASON_CODES, type Advice, type CrossingOutcome, type Direction, type ReasonCode } from '@gatebook/vocabulary';
import type { CheckAdvice, CheckQuestion, Reason } from './check-question.js';
import { gateReasons } from './gate-reasons.js';
import { gateStateAt } from './gate-state.js';
import { headingOf, isHeadingKnown, otherSide } from './heading.js';
import { clauseOfAdmission, missingRules, permitReasons } from './permit-reasons.js';
import { personReasons, standingReasons, stayReasons } from './person-reasons.js';
import { vehicleReasons } from './vehicle-reasons.js';
import { GRAVITY, IDENTITY_CODES } from './gravity.js';

/** Ages of knowledge that hold where a rulebook sets no others: amber after 4 hours, refer after 24. */
export const DEFAULT_STALENESS = { amberAfterSeconds: 4 * 3600, referAfterSeconds: 24 * 3600 } as const;

const GRAVEST_FIRST = ADVICE.toReversed();

/**
 * What a check advises, with every reason, gravest first. Rules apply towards the permit's host side; a crossing home is
 * advised `admit` with its reasons listed, or `refer` when it is doubtful who stands there.
 */
export function adviceFor(question: CheckQuestion): CheckAdvice {
  const heading = headingOf(question);
  const own = gateState(question, question.deploymentSide);
  const other = gateState(question, otherSide(question));
  const knowledge = knowledgeOf(question);
  const against = distinct([
    ...personReasons(question),
    ...permitReasons(question, heading),
    ...standingReasons(question),
    ...vehicleReasons(question, heading),
    ...gateReasons(question, own, heading),
    ...stayReasons(question, heading),
    ...(heading === 'towards' ? missingRules(question) : []),
    ...(knowledge === 'stale' ? [{ code: 'DATA_STALE', clause: question.rulebook?.staleness?.id } as const] : []),
  ]).sort(byGravity);
  const gravities = against.map(({ code }) => (heading === 'towards' ? GRAVITY[code] : gravityHome(code)));
  const gravest = GRAVEST_FIRST.find((candidate) => gravities.includes(candidate)) ?? 'admit';
  // Home is never refused: who may well be on the way home is looked at.
  const advice = gravest === 'refuse' && !isHeadingKnown(question) ? 'refer' : gravest;
  const reasons = against.length > 0 ? against : [withoutUndefined({ code: 'PERMIT_VALID', clause: clauseOfAdmission(question) })];
  return { advice, reasons, heading, knowledge, gateState: { own, other } };
}

/** What the officer did and what the registry saw before: the part of a recorded crossing that flags depend on. */
export interface RecordedOutcome {
  readonly outcome: CrossingOutcome;
  readonly hasReason: boolean;
  /** Direction of the person's crossing before this one, by the time it happened; null when there is none. */
  readonly previousDirection: Direction | null;
}

/**
 * Flags on a recorded crossing: every reason against it at the time it happened, and what is odd about the record. A fact is
 * never refused. A reason is expected when the officer departs from the advice: passes a refused person or turns back an admitted one.
 */
export function flagsFor(question: CheckQuestion, recorded: RecordedOutcome): readonly ReasonCode[] {
  const { advice, reasons } = adviceFor(question);
  const flags = new Set(reasons.map(({ code }) => code).filter((code) => code !== 'PERMIT_VALID'));
  if (recorded.outcome === 'passed' && recorded.previousDirection === question.direction) flags.add('SAME_DIRECTION_TWICE');
  const departs = recorded.outcome === 'passed' ? advice === 'refuse' : advice === 'admit';
  if (departs && !recorded.hasReason) flags.add('REASON_MISSING');
  return [...flags];
}

function gateState({ gate, traffic, at }: CheckQuestion, side: string) {
  return gateStateAt(gate.hours, gate.notices, traffic, at, side, gate.calendars);
}

function knowledgeOf({ rulebook, knowledgeAgeSeconds }: CheckQuestion): CheckAdvice['knowledge'] {
  const { amberAfterSeconds, referAfterSeconds } = rulebook?.staleness ?? DEFAULT_STALENESS;
  if (knowledgeAgeSeconds >= referAfterSeconds) return 'stale';
  return knowledgeAgeSeconds >= amberAfterSeconds ? 'amber' : 'green';
}

function gravityHome(code: ReasonCode): Advice {
  return IDENTITY_CODES.includes(code) ? 'refer' : 'admit';
}

function byGravity(a: Reason, b: Reason): number {
  const rank = ({ code }: Reason): number => GRAVEST_FIRST.indexOf(GRAVITY[code]) * REASON_CODES.length + REASON_CODES.indexOf(code);
  return rank(a) - rank(b);
}

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.code} ${reason.about ?? ''}`, withoutUndefined(reason)])).values()];
}

function withoutUndefined({ code, clause, about }: Reason): Reason {
  return { code, ...(clause !== undefined && { clause }), ...(about !== undefined && { about }) };
}
