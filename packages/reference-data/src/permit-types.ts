import { PERMIT_TYPES } from './generated/permit-types.js';
import type { PermitType } from './records.js';

const byCode = new Map(PERMIT_TYPES.map((type) => [type.code, type]));

/** Papers and regimes under which people and vehicles cross. */
export function listPermitTypes(): readonly PermitType[] {
  return PERMIT_TYPES;
}

/** The permit type with this code, or null. */
export function findPermitType(code: string): PermitType | null {
  return byCode.get(code) ?? null;
}
