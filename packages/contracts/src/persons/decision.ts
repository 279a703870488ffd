import { IsIn, IsString } from 'class-validator';
import { IsInstant, IsText } from '../kernel/formats.js';

/**
 * What an officer can be asked about a person. A question is asked once: the answer is a problem whose code is the question; its member
 * `questions` (or `possibleDuplicates`) says about what. The officer sends the request again with the decision; it is kept in the
 * sealed record, audited without its reason, and not asked again of the same document or the same two people.
 */
export const DECISION_QUESTIONS = [
  'PERSON_ALREADY_KNOWN',
  'DOCUMENT_NUMBER_LOOK_ALIKE',
  'DOCUMENT_CHECK_DIGIT',
  'DOCUMENT_CHARACTER',
  'DOCUMENT_CODE',
  'DOCUMENT_NAME',
  'DOCUMENT_SEX',
  'DOCUMENT_DATE',
  'DOCUMENT_NUMBERS_DIFFER',
] as const;
/** One of the questions. */
export type DecisionQuestion = (typeof DECISION_QUESTIONS)[number];

/** True for a code that asks an officer, who may go on with a decision. */
export function isDecisionQuestion(code: string): code is DecisionQuestion {
  return DECISION_QUESTIONS.some((question) => question === code);
}

/** What can be answered: that what was read is right as it stands, or (to PERSON_ALREADY_KNOWN, beside `notTheSameAs`) that it is somebody else. */
export const DECISION_ANSWERS = ['confirmed', 'not-the-same'] as const;
/** One of the answers. */
export type DecisionAnswer = (typeof DECISION_ANSWERS)[number];

/** An officer's answer: `{ "question": "DOCUMENT_NUMBER_LOOK_ALIKE", "answer": "confirmed", "reason": "read from the passport" }`. */
export class Decision {
  @IsIn(DECISION_QUESTIONS) readonly question!: DecisionQuestion;
  @IsIn(DECISION_ANSWERS) readonly answer!: DecisionAnswer;
  /** Why; kept sealed with the record, for it may name people. */
  @IsText(500) readonly reason!: string;
}

/** A decision as kept: about which document (`type issuer number`) or which other person, when and by whom. */
export class KeptDecision extends Decision {
  @IsString() readonly about!: string;
  @IsInstant() readonly decidedAt!: string;
  @IsString() readonly decidedBy!: string;
}

/** One question as a problem's member `questions` lists it. */
export interface OpenQuestion {
  readonly question: DecisionQuestion;
  /** Where in the request that stands which is asked about. */
  readonly pointer: string;
  readonly answers: readonly DecisionAnswer[];
}
