import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { clausesOf } from './clauses.js';
import { RULEBOOK_SCHEMA } from './generated/rulebook-schema.js';
import type { Rulebook } from './rulebook.js';

/** What is wrong with a document, and where: a JSON Pointer (RFC 6901), empty for the whole. */
export interface RulebookProblem {
  readonly pointer: string;
  readonly message: string;
}

let compiled: ValidateFunction<Rulebook> | undefined;

/** Problems of a rulebook document: first those of its shape, and only when that is right those of its sense. Empty when all is well. */
export function validateRulebook(document: unknown): readonly RulebookProblem[] {
  // Compiled at first use: a browser that only asks for advice never pays for it.
  compiled ??= compile();
  if (compiled(document)) return problemsOfSense(document);
  return (compiled.errors ?? []).map(({ instancePath, message, params }) => ({
    pointer: instancePath,
    message: `${message ?? 'is not as the schema says'}${'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : ''}`,
  }));
}

/** The document as the rulebook that it is told to be. Throws what is wrong with it first. */
export function readRulebook(document: unknown, { corridorId, version }: Pick<Rulebook, 'corridorId' | 'version'>): Rulebook {
  const [problem] = validateRulebook(document);
  if (problem !== undefined) throw new Error(`not a rulebook: ${problem.pointer} ${problem.message}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema says so
  const rulebook = document as Rulebook;
  if (rulebook.corridorId !== corridorId || rulebook.version !== version)
    throw new Error(`told as ${corridorId} version ${version}, and is ${rulebook.corridorId} version ${rulebook.version}`);
  return rulebook;
}

function compile(): ValidateFunction<Rulebook> {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
  addFormats.default(ajv, ['date']);
  return ajv.compile<Rulebook>(RULEBOOK_SCHEMA);
}

function problemsOfSense(rulebook: Rulebook): readonly RulebookProblem[] {
  const problems: RulebookProblem[] = [];
  const say = (pointer: string, message: string): number => problems.push({ pointer, message });
  const ids = clausesOf(rulebook).map(({ id }) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  for (const id of new Set(repeated)) say('', `clause ${id} stands in the document more than once`);
  if (rulebook.effectiveUntil !== undefined && rulebook.effectiveUntil < rulebook.effectiveFrom)
    say('/effectiveUntil', 'lies before effectiveFrom');
  rulebook.territories.forEach((territory, index) => {
    const side = rulebook.sides[index];
    if (!territory.startsWith(`${side}:`)) say(`/territories/${index}`, `is no territory of ${side}`);
  });
  for (const list of ['permits', 'labour', 'vehicles', 'withoutPermit'] as const) {
    rulebook[list].forEach(({ hostSide }, index) => {
      if (!rulebook.sides.includes(hostSide)) say(`/${list}/${index}/hostSide`, 'is neither of the two sides');
    });
  }
  const rules = rulebook.permits.map(({ type, hostSide }) => `${type} towards ${hostSide}`);
  rules.forEach((rule, index) => {
    if (rules.indexOf(rule) !== index) say(`/permits/${index}`, `a second rule for ${rule}`);
  });
  rulebook.labour.forEach(({ permitType, hostSide, homeSide }, index) => {
    if (homeSide === hostSide) say(`/labour/${index}/homeSide`, 'is the host side');
    if (permitType !== undefined && !rules.includes(`${permitType} towards ${hostSide}`))
      say(`/labour/${index}/permitType`, 'has no permit rule towards the host side');
  });
  rulebook.permits.forEach(({ rollingWindow }, index) => {
    if (rollingWindow && rollingWindow.days > rollingWindow.inDays) say(`/permits/${index}/rollingWindow/days`, 'is more than inDays');
  });
  const { staleness } = rulebook;
  if (staleness && staleness.amberAfterSeconds >= staleness.referAfterSeconds)
    say('/staleness/amberAfterSeconds', 'is not before referAfterSeconds');
  return problems;
}
