/** Hyphens, dashes and the minus that keyboards, text programs and copying put for `-`; NFKC turns the narrow and wide ones into these or into it. */
const HYPHENS = /[\u2010-\u2015\u2212]/g;
/** Signs that nobody sees: byte order mark, zero width space, direction marks. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * An id, a number or a code in the plain signs that registries write them with, however it was typed, scanned or pasted: wide letters, digits and
 * hyphens made ordinary (Unicode NFKC), nothing invisible, nothing around it. Never for what people are called or have written.
 */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(HYPHENS, '-').trim();
}

/** Side, kind where it is none of a permit, year and count of a number that the registry gave, with what people put between them or leave out. */
const GIVEN = /^([A-Z]{2})[\s-]?(?:([A-Z])[\s-]?)?(\d{2})[\s-]?(\d{7})$/;

/** The number of a permit, a registration or an employer as the registry keeps and finds it: in plain signs and capitals, with hyphens between its parts. */
export function registryNumber(text: string): string {
  const plain = plainText(text).toUpperCase();
  const parts = GIVEN.exec(plain)
    ?.slice(1)
    .filter((part) => part !== undefined);
  return parts?.join('-') ?? plain;
}
