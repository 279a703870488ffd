import type { Direction, IdentifiedPerson } from '@gatebook/contracts';
import type { CredentialReading, PermitCredential } from '@gatebook/credential';
import { documentMatches } from '@gatebook/credential';
import { SIDES, type Gate } from '@gatebook/reference-data';
import {
  localDay,
  rulebookFor,
  stayFactsOf,
  stayOn,
  type CheckQuestion,
  type PermitFacts,
  type Rulebook,
  type StayAnswer,
} from '@gatebook/rulebook';
import type { KnownFacts, KnownPermit } from './facts.store.js';
import type { Knowledge } from './knowledge.store.js';
import { asHolderMayRead, stayCrossings, stayPermit } from './stays.rules.js';

const LATER_ENDS = ['suspended', 'revoked', 'retired'];
/** Older than any rulebook lets pass: leads to DATA_STALE. */
const UNKNOWN_SECONDS = 365 * 24 * 60 * 60;

/** Everything that was shown, read and gathered for one question at a gate. */
export interface Gathered {
  readonly gate: Gate;
  readonly direction: Direction;
  readonly deploymentSide: string;
  readonly at: Date;
  readonly traffic: 'person' | 'vehicle';
  readonly askedBy: 'permit' | 'document' | 'plate';
  /** Of the permit shown; null where something else was. */
  readonly permitNumber: string | null;
  readonly reading: CredentialReading | null;
  readonly identified: IdentifiedPerson | null;
  readonly documentType?: string;
  readonly facts: KnownFacts;
  readonly knowledge: Knowledge;
  readonly ageSeconds: number;
  /** True for a crossing that has happened, false for a question about now. */
  readonly isRecord: boolean;
}

/** A question ready to be judged, with what its answer will be told with. */
export interface PreparedQuestion {
  readonly question: CheckQuestion;
  readonly known: KnownPermit | null;
  readonly credential: PermitCredential | null;
  readonly rulebook: Rulebook | null;
  readonly stay: StayAnswer | null;
}

/** Puts together what a check rests on; nothing else is asked. */
export function prepareQuestion(gathered: Gathered): PreparedQuestion {
  const { gate, direction, deploymentSide, at, traffic, knowledge, facts, reading, identified } = gathered;
  const credential = reading?.outcome === 'valid' ? reading.credential : null;
  const zone = zoneOf(gate, deploymentSide);
  const day = localDay(at, zone);
  const known = permitShown(gathered, day);
  const permit = permitFacts(known, credential, gathered, day);
  const rulebook = rulebookFor(knowledge.rulebooks, { gateId: gate.id, parentGateId: gate.parent, permit, day });
  const stay = permit && stayUnder(known, permit, gathered, rulebook);
  const personKnown = known !== null || identified?.personId != null || facts.passages.length > 0;
  const question: CheckQuestion = {
    gate: {
      id: gate.id,
      kind: gate.kind,
      parentId: gate.parent,
      parentKind: gate.parent === null ? null : (knowledge.gates.get(gate.parent)?.kind ?? null),
      sides: [gate.posts[0].side, gate.posts[1].side],
      hours: gate.hours,
      notices: [
        ...gate.closures,
        ...(knowledge.notices.get(gate.id) ?? []),
        ...(gate.parent === null ? [] : (knowledge.notices.get(gate.parent) ?? [])),
      ],
    },
    direction,
    deploymentSide,
    sides: SIDES,
    at,
    traffic,
    askedBy: gathered.askedBy,
    documentType: gathered.documentType,
    permit,
    credential: reading?.outcome ?? 'none',
    document: documentOutcome(identified, known, credential),
    holder: {
      known: gathered.askedBy === 'permit' ? permit !== null || personKnown : personKnown,
      nationality: known?.standing.nationality ?? credential?.holder.nationality ?? identified?.nationality ?? null,
      birthYear: known?.standing.birthYear ?? null,
    },
    registrationStatus: known?.standing.registrationId === undefined ? null : known.registrationStatus,
    employerStatus: known?.employerStatus ?? null,
    stay: stay ? stayFactsOf(stay) : { inside: null, daysLeft: null },
    vehicle: traffic === 'vehicle' ? vehicleFacts(permit, rulebook, known, identified) : undefined,
    rulebook,
    // A worker's permit whose registration we have not heard of: nobody can tell whether it still stands.
    knowledgeAgeSeconds:
      known?.standing.registrationId !== undefined && known.registrationStatus === null ? UNKNOWN_SECONDS : gathered.ageSeconds,
  };
  return { question, known, credential, rulebook, stay };
}

/**
 * The stay under the permit shown, with the other permits known of the person; which of them held when is the engine's to find. A plate
 * that several people's permits name does not say who drives: then nobody's stay is told.
 */
function stayUnder(
  known: KnownPermit | null,
  permit: PermitFacts,
  { gate, deploymentSide, at, facts, knowledge }: Gathered,
  rulebook: Rulebook | null,
): StayAnswer | null {
  const { hostSide, number } = permit;
  const held = known === null ? permit : stayPermit(known);
  if (held === null || facts.permits.some(({ standing }) => standing.personId !== known?.standing.personId)) return null;
  const others = facts.permits.flatMap((other) => (other.standing.number === number ? [] : (stayPermit(other) ?? [])));
  const permits = [{ ...held, ...(rulebook !== null && { corridorId: rulebook.corridorId }) }, ...others];
  const border = { hostSide, deploymentSide, gates: knowledge.gates };
  const oldest = facts.isWhole ? undefined : facts.passages.at(-1);
  const question = {
    hostSide,
    crossings: stayCrossings(facts.passages, border, new Set(permits.map((one) => one.number))),
    permits,
    rulebooks: rulebook === null ? [] : knowledge.rulebooks,
    on: at,
    zone: zoneOf(gate, hostSide),
    permitNumber: number,
    ...(oldest !== undefined && { recordFrom: new Date(oldest.occurredAt) }),
  };
  return stayOn(asHolderMayRead(question));
}

/** Zone of a side's post at a gate: hours and days there are that side's. */
export function zoneOf(gate: Gate, side: string): string {
  return (gate.posts.find((post) => post.side === side) ?? gate.posts[0]).zone;
}

/** The permit to judge by. Shown by its number or QR code there is no choice. */
function permitShown(gathered: Gathered, day: string): KnownPermit | null {
  const { facts, permitNumber } = gathered;
  if (permitNumber === null) return bestPermit(facts.permits, gathered, day);
  return facts.permits.find(({ standing }) => standing.number === permitNumber) ?? null;
}

/**
 * Known by a document, somebody may hold several permits: one for this gate goes first, then one that is good on the day, then the
 * longest.
 */
function bestPermit(
  permits: readonly KnownPermit[],
  { gate, askedBy, direction, deploymentSide }: Gathered,
  day: string,
): KnownPermit | null {
  const leadsThere = ({ standing }: KnownPermit): boolean =>
    gate.posts.some(({ side }) => side === standing.hostSide) &&
    (standing.gates.length === 0 || standing.gates.includes(gate.id) || (gate.parent !== null && standing.gates.includes(gate.parent)));
  const goodness = (permit: KnownPermit): number =>
    (leadsThere(permit) ? 4 : 0) + (permit.standing.status === 'issued' ? 2 : 0) + (isOnDay(permit, day) ? 1 : 0);
  const [best] = permits.toSorted(
    (a, b) =>
      goodness(b) - goodness(a) ||
      b.standing.validUntil.localeCompare(a.standing.validUntil) ||
      b.standing.permitId.localeCompare(a.standing.permitId),
  );
  if (!best) return null;
  if (askedBy !== 'document') return best;
  // Whoever shows a passport asks to pass on it: a permit for elsewhere neither helps nor hurts, nor does one that is long over on the way out.
  const isTowards = (direction === 'entry') === (best.standing.hostSide === deploymentSide);
  const isOver =
    (best.standing.status === 'issued' && !isOnDay(best, day)) || ['requested', 'refused', 'retired'].includes(best.standing.status);
  return leadsThere(best) && !(isTowards && isOver) ? best : null;
}

function isOnDay({ standing }: KnownPermit, day: string): boolean {
  return standing.validFrom <= day && day <= standing.validUntil;
}

/** The registry's own record before the signed one: a signature cannot know of a revocation. */
function permitFacts(
  known: KnownPermit | null,
  credential: PermitCredential | null,
  { at, isRecord }: Gathered,
  day: string,
): PermitFacts | null {
  if (known) {
    const { standing, entriesUsed } = known;
    const expired = standing.status === 'issued' && standing.validUntil < day;
    // A crossing reported late is judged by what held when it happened: who passed before a revocation did no wrong.
    const cameLater = isRecord && LATER_ENDS.includes(standing.status) && Date.parse(standing.changedAt) > at.getTime();
    return { ...standing, status: cameLater ? 'issued' : expired ? 'expired' : standing.status, entriesUsed };
  }
  if (!credential) return null;
  const { permitNumber, permitType, hostSide, validFrom, validUntil, gates, zone } = credential;
  return {
    number: permitNumber,
    type: permitType,
    hostSide,
    status: 'issued',
    validFrom,
    validUntil,
    gates,
    zone,
    entries: 'multiple',
    entriesUsed: 0,
  };
}

/** Whether the document shown is the permit holder's: by the registry where it knows whose it is, else by the digest that was signed into the permit. */
function documentOutcome(
  identified: IdentifiedPerson | null,
  known: KnownPermit | null,
  credential: PermitCredential | null,
): CheckQuestion['document'] {
  if (identified === null) return 'not-compared';
  if (identified.outcome === 'check-digit' || identified.outcome === 'expired') return identified.outcome;
  if (known && identified.personId != null) return isHolder(known, identified.personId) ? 'match' : 'mismatch';
  const { document } = identified;
  if (!document || credential?.documentDigest === undefined) return known && document ? 'mismatch' : identified.outcome;
  return documentMatches(credential.documentDigest, { type: document.type ?? 'passport', issuer: document.issuer, number: document.number })
    ? 'match'
    : 'mismatch';
}

/** What the rules for vehicles make of the permit shown: whether it is one for a vehicle, and whether this driver may drive it. */
function vehicleFacts(
  permit: PermitFacts | null,
  rulebook: Rulebook | null,
  known: KnownPermit | null,
  identified: IdentifiedPerson | null,
): CheckQuestion['vehicle'] {
  const rule = permit === null ? undefined : rulebook?.vehicles.find(({ hostSide }) => hostSide === permit.hostSide);
  const driverId = identified?.personId;
  return {
    permitHeld: rule && permit ? rule.permitTypes.includes(permit.type) : null,
    driverEntitled: rule?.drivers?.who === 'named-on-permit' && known && driverId != null ? isHolder(known, driverId) : null,
  };
}

function isHolder({ standing }: KnownPermit, personId: string): boolean {
  return standing.personId === personId || standing.companionIds.includes(personId);
}
