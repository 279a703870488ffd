import type { Direction, IdentifiedPerson } from '@gatebook/contracts';
import type { CredentialReading, PermitCredential } from '@gatebook/credential';
import { documentMatches } from '@gatebook/credential';
import { SIDES, type Gate } from '@gatebook/reference-data';
import { localDay, rulebookFor, stayOn, type CheckQuestion, type PermitFacts, type Rulebook, type StayAnswer } from '@gatebook/rulebook';
import type { KnownFacts, KnownPermit } from './facts.store.js';
import type { Knowledge } from './knowledge.store.js';
import { staysOf } from './stays.rules.js';

/** Everything that was shown, read and gathered for one question at a gate. */
export interface Gathered {
  readonly gate: Gate;
  readonly direction: Direction;
  readonly deploymentSide: string;
  readonly at: Date;
  readonly traffic: 'person' | 'vehicle';
  readonly askedBy: 'permit' | 'document' | 'plate';
  readonly reading: CredentialReading | null;
  readonly identified: IdentifiedPerson | null;
  readonly documentType?: string;
  readonly facts: KnownFacts;
  readonly knowledge: Knowledge;
  readonly ageSeconds: number;
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
  const known = bestPermit(facts.permits, day);
  const permit = permitFacts(known, credential, day);
  const rulebook = rulebookFor(knowledge.rulebooks, { gateId: gate.id, parentGateId: gate.parent, permit, day });
  const stay = permit
    ? stayOn({ entries: staysOf(facts.passages, permit.hostSide, deploymentSide, knowledge.gates), permit, rulebook, on: at, zone })
    : null;
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
    document: documentOutcome(identified, credential),
    holder: {
      known: gathered.askedBy === 'permit' ? permit !== null || personKnown : personKnown,
      nationality: known?.standing.nationality ?? credential?.holder.nationality ?? identified?.nationality ?? null,
      birthYear: known?.standing.birthYear ?? null,
    },
    registrationStatus: known?.standing.registrationId === undefined ? null : known.registrationStatus,
    employerStatus: known?.employerStatus ?? null,
    stay: { inside: stay?.inside ?? null, daysLeft: stay?.daysLeft ?? null, overstayDays: stay?.overstayDays },
    rulebook,
    knowledgeAgeSeconds: gathered.ageSeconds,
  };
  return { question, known, credential, rulebook, stay };
}

/** Zone of the deployment's own post: hours and days at a gate are this side's. */
export function zoneOf(gate: Gate, side: string): string {
  return (gate.posts.find((post) => post.side === side) ?? gate.posts[0]).zone;
}

/** The permit to judge by when somebody is known by a document: one that is good on the day, the longest; else the latest. */
function bestPermit(permits: readonly KnownPermit[], day: string): KnownPermit | null {
  const goodness = ({ standing }: KnownPermit): number =>
    (standing.status === 'issued' ? 2 : 0) + (standing.validFrom <= day && day <= standing.validUntil ? 1 : 0);
  const sorted = permits.toSorted(
    (a, b) =>
      goodness(b) - goodness(a) ||
      b.standing.validUntil.localeCompare(a.standing.validUntil) ||
      b.standing.permitId.localeCompare(a.standing.permitId),
  );
  return sorted[0] ?? null;
}

/** The registry's own record before the signed one: a signature cannot know of a revocation. */
function permitFacts(known: KnownPermit | null, credential: PermitCredential | null, day: string): PermitFacts | null {
  if (known) {
    const { standing, entriesUsed } = known;
    const expired = standing.status === 'issued' && standing.validUntil < day;
    return { ...standing, status: expired ? 'expired' : standing.status, entriesUsed };
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

function documentOutcome(identified: IdentifiedPerson | null, credential: PermitCredential | null): CheckQuestion['document'] {
  if (identified === null) return 'not-compared';
  if (identified.outcome === 'check-digit' || identified.outcome === 'expired') return identified.outcome;
  const { document } = identified;
  if (!document || credential?.documentDigest === undefined) return identified.outcome;
  return documentMatches(credential.documentDigest, { type: document.type ?? 'passport', issuer: document.issuer, number: document.number })
    ? 'match'
    : 'mismatch';
}
