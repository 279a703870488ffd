import { askEngine, differences } from './compare.js';
import { askOracle } from './oracle.js';
import { Dice, randomHistory, RULE_KINDS, type RuleKind } from './random-histories.js';

const MOST_SHOWN = 5;
const ORDERS = 3;

/** What came of random histories of one kind of rules. */
export interface RandomRun {
  readonly kind: RuleKind;
  readonly histories: number;
  readonly disagreements: number;
  /** Histories of which the crossings in another order gave another answer. */
  readonly ordersThatMattered: number;
  readonly shown: readonly { readonly differs: readonly string[]; readonly question: unknown }[];
}

/** Asks engine and oracle the same random histories, of every kind of rules alike, and the engine each in some further orders of arrival. */
export function runRandom(histories: number, seed: number): readonly RandomRun[] {
  return RULE_KINDS.map((kind, place) => {
    const dice = new Dice(seed + place);
    const count = Math.floor(histories / RULE_KINDS.length) + (place < histories % RULE_KINDS.length ? 1 : 0);
    const shown: { differs: readonly string[]; question: unknown }[] = [];
    let [disagreements, ordersThatMattered] = [0, 0];
    for (let index = 0; index < count; index += 1) {
      const question = randomHistory(dice, kind);
      const answer = askEngine(question);
      const differs = differences(answer, askOracle(question));
      if (differs.length > 0) {
        disagreements += 1;
        if (shown.length < MOST_SHOWN) shown.push({ differs, question });
      }
      for (let order = 0; order < ORDERS; order += 1) {
        const shuffled = askEngine({ ...question, crossings: dice.shuffled(question.crossings) });
        if (differences(shuffled, answer).length > 0) ordersThatMattered += 1;
      }
    }
    return { kind, histories: count, disagreements, ordersThatMattered, shown };
  });
}
