interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly answered: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Answers what waits together in one go. There is no timer: the first question goes at once, and what comes in while it is
 * under way goes with the next. A failure is everybody's who was in that go.
 */
export class Together<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];
  private busy = false;

  constructor(private readonly answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.waiting.push({ question, answered, failed });
      void this.answer();
    });
  }

  private async answer(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    while (this.waiting.length > 0) {
      const asked = this.waiting;
      this.waiting = [];
      try {
        const answers = await this.answerAll(asked.map(({ question }) => question));
        if (answers.length !== asked.length) throw new Error(`${asked.length} questions had ${answers.length} answers`);
        for (const [at, answer] of answers.entries()) asked[at]?.answered(answer);
      } catch (error) {
        for (const { failed } of asked) failed(error);
      }
    }
    this.busy = false;
  }
}
