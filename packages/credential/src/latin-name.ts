import type { CredentialHolder } from './permit-credential.js';

/*
 * A Vietnamese name in Latin letters is most often the same name without its marks. Then it is not carried twice:
 * the claim is absent where dropping the marks gives it, and `true` where capitals are needed as well.
 */

/** The Latin name's claim: the name itself, `true`, or undefined for no claim. */
export function encodeLatinName(holder: Pick<CredentialHolder, 'latinName' | 'ownScriptName'>): string | true | undefined {
  const plain = holder.ownScriptName === undefined ? null : withoutMarks(holder.ownScriptName);
  if (holder.latinName === plain) return undefined;
  return holder.latinName === plain?.toUpperCase() ? true : holder.latinName;
}

/** The Latin name of its claim and the name in own script, or null. */
export function decodeLatinName(claim: unknown, ownScriptName: string | undefined): string | null {
  if (typeof claim === 'string') return claim === '' ? null : claim;
  if (ownScriptName === undefined || (claim !== undefined && claim !== true)) return null;
  const plain = withoutMarks(ownScriptName);
  return claim === true ? plain.toUpperCase() : plain;
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}
