import { Problem } from '@gatebook/contracts';
import type { Role } from '@gatebook/vocabulary';

const WORKS_AT_GATES: readonly Role[] = ['gate-officer', 'gate-supervisor', 'device'];

/** The gates somebody works at: those chosen, or all of the office; none for a role that has nothing to do at a gate. */
export function gatesFor(role: Role, officeGateIds: readonly string[], chosen: readonly string[] | undefined): readonly string[] {
  if (!WORKS_AT_GATES.includes(role)) {
    if (chosen !== undefined && chosen.length > 0) throw refused(0, 'ROLE_HAS_NO_GATES', 'the role has no gates');
    return [];
  }
  const stranger = (chosen ?? []).findIndex((gateId) => !officeGateIds.includes(gateId));
  if (stranger !== -1) throw refused(stranger, 'GATE_OF_OTHER_OFFICE', 'the office does not work at this gate');
  return chosen ?? officeGateIds;
}

function refused(index: number, code: string, detail: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer: `/gateIds/${index}`, code, detail }]);
}
