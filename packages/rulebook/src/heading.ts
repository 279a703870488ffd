import type { Heading } from '@gatebook/vocabulary';
import type { CheckQuestion } from './check-question.js';

/**
 * Whether a crossing goes towards the side that the person visits, where the rules apply, or home, where nobody is held back
 * (glossary: towards, home). The permit's host side decides; without a permit, the nationality does, and where that is unknown too
 * the rules apply.
 */
export function headingOf(question: CheckQuestion): Heading {
  const { permit, direction, deploymentSide } = question;
  if (permit !== null) {
    const hostIsOurs = permit.hostSide === deploymentSide;
    return (direction === 'entry') === hostIsOurs ? 'towards' : 'home';
  }
  const { nationality } = question.holder;
  const nationalsThere = question.sides.find(({ side }) => side === sideEntered(question))?.nationality;
  return nationality !== null && nationality === nationalsThere ? 'home' : 'towards';
}

/** The neighbour's side of the gate asked about. */
export function otherSide({ gate, deploymentSide }: CheckQuestion): string {
  const [first, second] = gate.sides;
  return first === deploymentSide ? second : first;
}

/** Whether anything says which way the crossing heads. Where nothing does the rules apply, yet who may be going home is not refused. */
export function isHeadingKnown({ permit, holder }: CheckQuestion): boolean {
  return permit !== null || holder.nationality !== null;
}

/** The side that a crossing leads to. */
export function sideEntered(question: CheckQuestion): string {
  return question.direction === 'entry' ? question.deploymentSide : otherSide(question);
}
