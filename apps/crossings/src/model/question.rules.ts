import { isKnownWord, type IdentifiedPerson } from '@gatebook/contracts';
import type { CredentialReading, PermitCredential } from '@gatebook/credential';
import { documentMatches } from '@gatebook/credential';
import { SIDES, type Gate } from '@gatebook/reference-data';
import {
  localDay,
  rulebookFor,
  stayFactsOf,
  stayOn,
  type CheckQuestion,
  type GateNotice,
  type PermitFacts,
  type Rulebook,
  type StayAnswer,
} from '@gatebook/rulebook';
import { PERMIT_ENTRIES, PERMIT_STATUSES, REGISTRATION_STATUSES, type Direction, type ShownKind, type Traffic } from '@gatebook/vocabulary';
import type { KnownFacts, KnownPermit } from './facts.store.js';
import { zoneOf } from './gate-zone.rules.js';
import type { KnowledgeState } from './knowledge-age.part.js';
import type { Knowledge } from './knowledge.store.js';
import { asHolderMayRead, stayCrossings, stayPermit } from './stays.rules.js';
import { isHolder, isOnDay, vehicleFacts } from './vehicle.rules.js';

const LATER_ENDS: readonly string[] = ['suspended', 'revoked', 'retired'];
/** Papers that a state gives to its own nationals alone. */
const OF_NATIONALS: readonly string[] = ['passport', 'identity-card'];
/** Older than any rulebook lets pass: leads to DATA_STALE. */
const UNKNOWN_SECONDS = 365 * 24 * 60 * 60;

/** Everything that was shown, read and gathered for one question at a gate. */
export interface Gathered {
  readonly gate: Gate;
  readonly direction: Direction;
  readonly deploymentSide: string;
  readonly at: Date;
  readonly traffic: Traffic;
  readonly askedBy: ShownKind;
  /** Of the permit shown; null where something else was. */
  readonly permitNumber: string | null;
  readonly reading: CredentialReading | null;
  readonly identified: IdentifiedPerson | null;
  /** The paper shown, by its kind and issuer; nothing else of it matters to the rules. */
  readonly document?: { readonly type?: string; readonly issuer?: string } | null;
  readonly facts: KnownFacts;
  readonly knowledge: Knowledge;
  readonly age: KnowledgeState;
  /** Permits that name the vehicle's plate, where one was shown beside another paper. */
  readonly ofVehicle?: readonly KnownPermit[];
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
  const zone = zoneOf(gate, deploymentSide);
  const day = localDay(at, zone);
  const known = permitShown(gathered, day);
  // A number of our own that the registry never gave speaks for nobody, whoever signed it: who holds the key once could issue without end.
  const credential =
    reading?.outcome === 'valid' && (known !== null || reading.credential.issuerSide !== deploymentSide) ? reading.credential : null;
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
      notices: [...noticesOf(knowledge, gate.id), ...(gate.parent === null ? [] : noticesOf(knowledge, gate.parent).map(asOfParent))],
    },
    direction,
    deploymentSide,
    sides: SIDES,
    at,
    traffic,
    askedBy: gathered.askedBy,
    documentType: gathered.document?.type ?? undefined,
    permit,
    credential: reading?.outcome ?? 'none',
    document: documentOutcome(identified, known, credential),
    holder: {
      known: gathered.askedBy === 'permit' ? permit !== null || personKnown : personKnown,
      nationality:
        known?.standing.nationality ?? credential?.holder.nationality ?? identified?.nationality ?? nationalityBy(gathered.document),
      birthYear: known?.standing.birthYear ?? null,
    },
    registrationStatus: known?.standing.registrationId == null ? null : registrationWord(known),
    employerStatus: known?.employerStatus ?? null,
    stay: stay ? stayFactsOf(stay) : { inside: null, daysLeft: null },
    vehicle: traffic === 'vehicle' ? vehicleFacts(gathered, permit, rulebook, known) : undefined,
    rulebook,
    // A worker's permit whose registration we have not heard of, or whose state a newer release has told: nobody can tell whether it still stands.
    // Nor where something that was said about it is known to be missing, however lately it was said.
    knowledgeAgeSeconds:
      gathered.age.isMissing || (known?.standing.registrationId != null && registrationWord(known) === null)
        ? UNKNOWN_SECONDS
        : gathered.age.ageSeconds,
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

/** The registry's own record before the signed one: a signature cannot know of a revocation. */
function permitFacts(
  known: KnownPermit | null,
  credential: PermitCredential | null,
  { at, isRecord }: Gathered,
  day: string,
): PermitFacts | null {
  if (known) {
    const { standing, entriesUsed } = known;
    // A word that this release does not know is none to pass on.
    if (!isKnownWord(PERMIT_STATUSES, standing.status) || !isKnownWord(PERMIT_ENTRIES, standing.entries))
      return { ...standing, status: 'unknown', entries: 'single', entriesUsed };
    const expired = standing.status === 'issued' && standing.validUntil < day;
    // A crossing reported late is judged by what held when it happened: who passed before a revocation did no wrong.
    const cameLater = isRecord && LATER_ENDS.includes(standing.status) && Date.parse(standing.changedAt) > at.getTime();
    return { ...standing, status: cameLater ? 'issued' : expired ? 'expired' : standing.status, entries: standing.entries, entriesUsed };
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

/** The issuer of a passport or an identity card stands for the nationality of whom nobody knows. */
function nationalityBy(document: Gathered['document']): string | null {
  return document?.type != null && OF_NATIONALS.includes(document.type) ? (document.issuer ?? null) : null;
}

/** Null for a word that this release does not know. */
function registrationWord({ registrationStatus }: KnownPermit): string | null {
  return isKnownWord(REGISTRATION_STATUSES, registrationStatus) ? registrationStatus : null;
}

/** The closures that were published with a gate, and the notices since. */
function noticesOf({ gates, notices }: Knowledge, gateId: string): readonly GateNotice[] {
  return [...(gates.get(gateId)?.closures ?? []), ...(notices.get(gateId) ?? [])];
}

function asOfParent(notice: GateNotice): GateNotice {
  return { ...notice, ofParent: true };
}
