import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldProblem, RegisterPerson } from '@gatebook/contracts';
import { Decisions } from './decisions.rules.js';
import { readShown, shownOutcome } from './identify.rules.js';
import { keptDocument } from './mrz.rules.js';
import { tidyNames } from './person-names.rules.js';
import { personProblems, refuseIfWrong } from './person.rules.js';

const TODAY = '2026-11-28';
const INPUTS: readonly { readonly id: string; readonly body: RegisterPerson; readonly right: string }[] = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'test', 'inputs-of-the-field.json'), 'utf8'),
);
const findingsIn = (body: RegisterPerson) => personProblems({ ...body, names: tidyNames(body.names) }, { today: TODAY, latest: TODAY });
const outcomeOf = (findings: readonly FieldProblem[], isDecided?: (finding: FieldProblem) => boolean): string => {
  try {
    refuseIfWrong(findings, isDecided);
    return 'kept';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('an input of the field', () => {
  it.each(INPUTS.map(({ id, body, right }) => [id, right, body] as const))('%s comes out %s', (_, right, body) => {
    expect(outcomeOf(findingsIn(body))).toBe(right);
  });

  it('that asks is kept once an officer has confirmed it, and not asked again of that document', () => {
    const asking = INPUTS.filter(({ right }) => right === 'DOCUMENT_NUMBER_LOOK_ALIKE');
    expect(asking).toHaveLength(2);
    for (const { body } of asking) {
      const findings = findingsIn(body);
      const answer = { question: 'DOCUMENT_NUMBER_LOOK_ALIKE', answer: 'confirmed', reason: 'read from the passport' } as const;
      const decided = new Decisions(body.documents, [], [answer]);
      expect(outcomeOf(findings, (finding) => decided.isDecided(finding))).toBe('kept');
      const kept = decided.added(findings, { decidedBy: 'an officer', decidedAt: '2026-11-28T00:00:00Z' });
      expect(kept).toMatchObject([{ ...answer, about: expect.stringContaining('passport|VNM|') }]);
      const later = new Decisions(body.documents, kept, []);
      expect(outcomeOf(findings, (finding) => later.isDecided(finding))).toBe('kept');
      expect(later.added(findings, { decidedBy: 'another', decidedAt: '2026-11-29T00:00:00Z' })).toEqual([]);
      const other = new Decisions([{ type: 'passport', issuer: 'VNM', number: 'DB7654321' }], kept, []);
      expect(outcomeOf(findings, (finding) => other.isDecided(finding))).toBe('DOCUMENT_NUMBER_LOOK_ALIKE');
    }
  });
});

describe('a zone with an oddity and all check digits right', () => {
  it.each([
    [
      'an empty primary identifier',
      'DOCUMENT_NAME',
      'P<IND<<ZAINAB<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<',
      'K1234567<6IND7901232F3001019<<<<<<<<<<<<<<<6',
    ],
    ['sex X', 'DOCUMENT_SEX', 'P<AUSSTONE<<CASS<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'PA12345673AUS7901232X3001019<<<<<<<<<<<<<<02'],
  ])('of %s is named %s, and its holder is looked up', (_, finding, ...mrz) => {
    const shown = readShown(undefined, mrz, TODAY);
    expect(shown).toMatchObject({ faulty: false, findings: [finding] });
    const known = keptDocument({ type: 'passport', issuer: shown.document?.issuer ?? '', number: shown.document?.number ?? '' }, TODAY);
    expect(shownOutcome(shown, [known], TODAY)).toBe('match');
  });

  it('of a card without term is no expired document', () => {
    const lines = ['IDVNM0530001234001053000123<<5', '5308158M9912315VNM<<<<<<<<<<<4', 'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<'];
    const shown = readShown(undefined, lines, TODAY);
    expect([shown.faulty, shown.findings, shownOutcome(shown, [], TODAY)]).toEqual([false, [], 'not-compared']);
  });

  it('whose own number does not hold names nobody', () => {
    const shown = readShown(
      undefined,
      ['P<INDSTONE<<CASS<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'K1234568<6IND7901232F3001019<<<<<<<<<<<<<<<6'],
      TODAY,
    );
    expect(shown.faulty).toBe(true);
  });
});
