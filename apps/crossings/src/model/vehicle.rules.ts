import type { IdentifiedPerson } from '@gatebook/contracts';
import type { Gate } from '@gatebook/reference-data';
import { localDay, type CheckQuestion, type PermitFacts, type Rulebook } from '@gatebook/rulebook';
import type { Direction } from '@gatebook/vocabulary';
import type { KnownPermit } from './facts.store.js';
import { zoneOf } from './gate-zone.rules.js';

/** What of a question its vehicle rests on. */
export interface VehicleShown {
  readonly gate: Gate;
  readonly direction: Direction;
  readonly deploymentSide: string;
  readonly at: Date;
  readonly identified: IdentifiedPerson | null;
  readonly ofVehicle?: readonly KnownPermit[];
}

/** Whether a permit for vehicles is there, the driver's or the vehicle's own, and whether this driver may drive on the one shown. */
export function vehicleFacts(
  gathered: VehicleShown,
  permit: PermitFacts | null,
  rulebook: Rulebook | null,
  known: KnownPermit | null,
): CheckQuestion['vehicle'] {
  const { direction, deploymentSide, gate, identified, at, ofVehicle } = gathered;
  const entered = direction === 'entry' ? deploymentSide : gate.posts.find(({ side }) => side !== deploymentSide)?.side;
  const hostSide = permit?.hostSide ?? entered;
  const rule = rulebook?.vehicles.find((each) => each.hostSide === hostSide);
  const driverId = identified?.personId;
  const isFor = ({ standing }: KnownPermit): boolean =>
    standing.hostSide === hostSide && rule?.permitTypes.includes(standing.type) === true && standing.status === 'issued';
  const day = localDay(at, zoneOf(gate, deploymentSide));
  return {
    permitHeld:
      rule === undefined
        ? null
        : (permit !== null && rule.permitTypes.includes(permit.type)) || (ofVehicle ?? []).some((one) => isFor(one) && isOnDay(one, day)),
    driverEntitled: rule?.drivers?.who === 'named-on-permit' && known && driverId != null ? isHolder(known, driverId) : null,
  };
}

/** Whether a permit's days hold this one. */
export function isOnDay({ standing }: KnownPermit, day: string): boolean {
  return standing.validFrom <= day && day <= standing.validUntil;
}

/** Whether somebody may pass on a permit: its holder, or a companion whom it lists. */
export function isHolder({ standing }: KnownPermit, personId: string): boolean {
  return standing.personId === personId || standing.companionIds.includes(personId);
}
