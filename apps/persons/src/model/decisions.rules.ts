import { isDecisionQuestion, type Decision, type FieldProblem, type KeptDecision, type PersonDocument } from '@gatebook/contracts';
import { documentKey } from '@gatebook/travel-documents';

/** Who decides, and when. */
export interface Deciding {
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** What was decided about a record: what was remembered, and what the request adds to it. */
export class Decisions {
  constructor(
    private readonly documents: readonly PersonDocument[],
    private readonly remembered: readonly KeptDecision[],
    private readonly given: readonly Decision[],
  ) {}

  /** Whether this finding was confirmed, now or before, of the same document. */
  isDecided(finding: FieldProblem): boolean {
    const about = this.aboutOf(finding);
    const before = this.remembered.some((kept) => kept.question === finding.code && kept.about === about);
    return before || this.answerTo(finding) !== undefined;
  }

  /** The decisions of this request, each about its document; one remembered stays as it was. */
  added(findings: readonly FieldProblem[], deciding: Deciding): readonly KeptDecision[] {
    const kept = new Map<string, KeptDecision>();
    for (const finding of findings.filter(({ code }) => isDecisionQuestion(code))) {
      const [answer, about] = [this.answerTo(finding), this.aboutOf(finding)];
      const isKnown = this.remembered.some((before) => before.question === finding.code && before.about === about);
      if (answer !== undefined && !isKnown) kept.set(`${finding.code} ${about}`, { ...answer, about, ...deciding });
    }
    return [...kept.values()];
  }

  /** Why these people were said to be others, where the officer gave a reason: about each of them. */
  aboutOthers(apart: readonly string[], deciding: Deciding): readonly KeptDecision[] {
    const why = this.whyOthers;
    return why === undefined ? [] : apart.map((about) => ({ ...why, about, ...deciding }));
  }

  /** The reason for which others were said to be others. */
  get whyOthers(): Decision | undefined {
    return this.given.find(({ question, answer }) => question === 'PERSON_ALREADY_KNOWN' && answer === 'not-the-same');
  }

  private answerTo({ code }: FieldProblem): Decision | undefined {
    return this.given.find(({ question, answer }) => question === code && answer === 'confirmed');
  }

  private aboutOf({ pointer }: FieldProblem): string {
    const at = /^\/documents\/(\d+)\//.exec(pointer)?.[1];
    const document = at === undefined ? undefined : this.documents[Number(at)];
    return document === undefined ? pointer : documentKey(document);
  }
}
