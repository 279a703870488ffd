import { findIndustry } from '@gatebook/reference-data';

/** The ISIC Rev.4 section of a section or division; null where the code is neither. */
export function sectionOf(industry: string): string | null {
  const found = findIndustry(industry);
  return found === null ? null : (found.parent ?? found.code);
}
