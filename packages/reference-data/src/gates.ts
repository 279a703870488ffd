import { GATES } from './generated/gates.js';
import type { Gate, GateHours } from './records.js';

const byId = new Map(GATES.map((gate) => [gate.id, gate]));

/** All gates, passages among them. */
export function listGates(): readonly Gate[] {
  return GATES;
}

/** The gate with this id, or null. */
export function findGate(id: string): Gate | null {
  return byId.get(id) ?? null;
}

/** The passages and freight roads that belong to a gate. */
export function listPassages(gateId: string): readonly Gate[] {
  return GATES.filter(({ parent }) => parent === gateId);
}

/**
 * Hours that hold on a local day: published ones, and temporary ones whose both dates are known. Proposals, superseded
 * and partly known hours, and hours told only by a guidebook are never in force: an officer would refuse somebody by a rumour.
 */
export function hoursInForceOn(gate: Gate, day: string): readonly GateHours[] {
  return gate.hours.filter(
    (hours) =>
      (hours.status === 'published' || (hours.status === 'temporary' && hours.validFrom !== null && hours.validUntil !== null)) &&
      (hours.validFrom === null || hours.validFrom <= day) &&
      (hours.validUntil === null || day <= hours.validUntil),
  );
}
