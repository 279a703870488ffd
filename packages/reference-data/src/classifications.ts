import { INDUSTRIES } from './generated/industries.js';
import { OCCUPATIONS } from './generated/occupations.js';
import type { ClassificationCode } from './records.js';

const occupations = new Map(OCCUPATIONS.map((occupation) => [occupation.code, occupation]));
const industries = new Map(INDUSTRIES.map((industry) => [industry.code, industry]));

/** ISCO-08: 10 major groups (one digit) and 43 sub-major groups (two digits, strings with their leading 0). */
export function listOccupations(): readonly ClassificationCode[] {
  return OCCUPATIONS;
}

/** The ISCO-08 group with this code, or null. */
export function findOccupation(code: string): ClassificationCode | null {
  return occupations.get(code) ?? null;
}

/** ISIC Rev.4: 21 sections (A to U) and 88 divisions (two digits). */
export function listIndustries(): readonly ClassificationCode[] {
  return INDUSTRIES;
}

/** The ISIC Rev.4 section or division with this code, or null. */
export function findIndustry(code: string): ClassificationCode | null {
  return industries.get(code) ?? null;
}
