import { GATES } from './generated/gates.js';
import { PERMIT_TYPES } from './generated/permit-types.js';
import { TERRITORIES } from './generated/territories.js';
import type { Gate, PermitType, Territory, Undecided } from './records.js';

const PERMIT_FIELDS = [
  'issuedBy',
  'holders',
  'validity',
  'maxStayPerEntry',
  'zoneOrGates',
  'entries',
  'recordFields',
  'rules',
  'legalBasis',
  'status',
] as const;

/** Everything that was searched and not found, so that somebody can decide it: never filled with a guess. */
export function listUndecided(): readonly Undecided[] {
  return [...GATES.flatMap(undecidedOfGate), ...TERRITORIES.flatMap(undecidedOfTerritory), ...PERMIT_TYPES.flatMap(undecidedOfType)];
}

function undecidedOfGate(gate: Gate): readonly Undecided[] {
  const say = (what: string): Undecided => ({ list: 'gates', id: gate.id, what });
  const undecided: Undecided[] = [];
  for (const { side, names, locality, class: postClass } of gate.posts) {
    if (!gate.hours.some((hours) => hours.side === side && hours.status === 'published')) undecided.push(say(`hours of the ${side} post`));
    if (Object.keys(names).length === 0) undecided.push(say(`name of the ${side} post`));
    if (locality.confidence === 'not found') undecided.push(say(`locality of the ${side} post`));
    if (postClass.kind === null) undecided.push(say(`class of the ${side} post (${postClass.statedAs})`));
  }
  for (const hours of gate.hours) {
    if (hours.status === 'proposed') undecided.push(say(`hours proposed for the ${hours.side} post until ${hours.close ?? '?'}: adoption`));
    if (hours.status === 'partial' || (hours.status === 'temporary' && hours.validUntil === null))
      undecided.push(say(`temporary hours of the ${hours.side} post until ${hours.close ?? '?'}: beginning, opening or end`));
  }
  if (gate.coordinates.confidence === 'not found') undecided.push(say('coordinates'));
  return undecided;
}

function undecidedOfTerritory({ id, iso3166_2, validUntil }: Territory): readonly Undecided[] {
  const carriedOver = iso3166_2?.convention === true && validUntil === null;
  return carriedOver ? [{ list: 'territories', id, what: 'ISO 3166-2 code after the reform of 1 July 2025' }] : [];
}

function undecidedOfType(type: PermitType): readonly Undecided[] {
  return PERMIT_FIELDS.filter((field) => type[field].confidence === 'not found').map((what) => ({
    list: 'permit-types',
    id: type.code,
    what,
  }));
}
