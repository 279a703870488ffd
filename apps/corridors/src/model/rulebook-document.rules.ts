import { Problem } from '@gatebook/contracts';
import { findSide } from '@gatebook/reference-data';
import { validateRulebook, type Rulebook } from '@gatebook/rulebook';

const MOST_ERRORS = 50;

/** The document as a rulebook of this corridor, or the problem with pointers to what is wrong. */
export function readRulebook(document: unknown, corridorId: string): Rulebook {
  const wrong = validateRulebook(document);
  if (wrong.length > 0 || !isRulebook(document)) throw invalid(wrong.slice(0, MOST_ERRORS));
  if (document.corridorId !== corridorId) throw invalid([{ pointer: '/corridorId', message: 'is another corridor than the path names' }]);
  const unknown = document.sides.flatMap((side, at) =>
    findSide(side) === null ? [{ pointer: `/sides/${at}`, message: 'is no side of the reference data' }] : [],
  );
  if (unknown.length > 0) throw invalid(unknown);
  return document;
}

function isRulebook(document: unknown): document is Rulebook {
  return validateRulebook(document).length === 0;
}

function invalid(wrong: readonly { readonly pointer: string; readonly message: string }[]): Problem {
  return new Problem(
    'RULEBOOK_INVALID',
    {},
    wrong.map(({ pointer, message }) => ({ pointer: `/document${pointer}`, code: 'RULEBOOK_INVALID', detail: message })),
  );
}
