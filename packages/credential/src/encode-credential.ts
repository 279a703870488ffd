import { SIDE_CODE } from '@gatebook/vocabulary';
import { encodeBase45 } from './base45.js';
import { hasSide, isCount, isPartialDate } from './claim-forms.js';
import { claimsOf } from './claims.js';
import { sign1Length, signSign1 } from './cose-sign1.js';
import { isDocumentDigest } from './document-digest.js';
import { isDay, isInstant } from './forms.js';
import { isWellFormed } from './packed-text.js';
import type { PermitCredential, SigningKey } from './permit-credential.js';
import { encodeCbor } from './strict-cbor.js';

/** What every credential begins with: Gatebook, first format. */
export const CREDENTIAL_PREFIX = 'GB1:';

/** A credential fits into this QR code: ISO/IEC 18004, alphanumeric mode. */
export const CREDENTIAL_QR_BUDGET = { version: 12, level: 'M', characters: 419 } as const;

/** An employer's name cut shorter than this says nothing any more. */
const SHORTEST_EMPLOYER = 6;

/** Signs the credential as QR text, shortening it as `fitCredential` does; throws on a credential that is not well-formed, which is the caller's fault. */
export function encodeCredential(credential: PermitCredential, signingKey: SigningKey): string {
  const payload = encodeCbor(claimsOf(fitCredential(credential, signingKey.kid)));
  return CREDENTIAL_PREFIX + encodeBase45(signSign1(payload, signingKey));
}

/**
 * The credential as it will be carried: where it would outgrow the QR budget, the employer is shortened (ending in
 * `…`), then the name in own script is left out, then the employer; throws where even that is too long.
 */
export function fitCredential(credential: PermitCredential, kid: string): PermitCredential {
  if (kid === '' || !isWellFormed(kid)) throw new RangeError('the key id is empty or not well-formed');
  const fault = faultOf(credential);
  if (fault !== null) throw new RangeError(`the credential's ${fault} is not of its form`);
  const { employer, ...withoutEmployer } = credential;
  const { latinName, birthDate, nationality } = credential.holder;
  const withoutOwnScript = { ...withoutEmployer, holder: { latinName, birthDate, nationality } };
  const fitting =
    withEmployerThatFits(withoutEmployer, employer, kid) ??
    withEmployerThatFits(withoutOwnScript, employer, kid) ??
    [withoutEmployer, withoutOwnScript].find((shorter) => fits(shorter, kid));
  if (fitting === undefined) throw new RangeError(`the credential is longer than QR version ${CREDENTIAL_QR_BUDGET.version} holds`);
  return fitting;
}

function withEmployerThatFits(credential: PermitCredential, employer: string | undefined, kid: string): PermitCredential | null {
  const whole = employer === undefined ? credential : { ...credential, employer };
  if (fits(whole, kid) || employer === undefined) return fits(whole, kid) ? whole : null;
  const letters = [...employer];
  for (let length = letters.length - 1; length >= SHORTEST_EMPLOYER; length--) {
    const shorter = { ...credential, employer: `${letters.slice(0, length).join('').trimEnd()}…` };
    if (fits(shorter, kid)) return shorter;
  }
  return null;
}

function fits(credential: PermitCredential, kid: string): boolean {
  const bytes = sign1Length(encodeCbor(claimsOf(credential)), kid);
  const characters = CREDENTIAL_PREFIX.length + Math.floor(bytes / 2) * 3 + (bytes % 2) * 2;
  return characters <= CREDENTIAL_QR_BUDGET.characters;
}

/** The first member that is not of its form; the reader would refuse the credential for it. */
function faultOf(credential: PermitCredential): string | null {
  const { holder, statusList } = credential;
  const forms: readonly (readonly [string, boolean])[] = [
    ['permitNumber', isText(credential.permitNumber)],
    ['permitType', isText(credential.permitType)],
    ['issuerSide', SIDE_CODE.test(credential.issuerSide)],
    ['hostSide', SIDE_CODE.test(credential.hostSide)],
    ['latinName', isText(holder.latinName)],
    ['ownScriptName', holder.ownScriptName === undefined || isText(holder.ownScriptName)],
    ['birthDate', isDay(holder.birthDate) || isPartialDate(holder.birthDate)],
    ['nationality', /^[A-Z]{1,3}$/.test(holder.nationality)],
    ['documentDigest', credential.documentDigest === undefined || isDocumentDigest(credential.documentDigest)],
    ['validFrom', isDay(credential.validFrom)],
    ['validUntil', isDay(credential.validUntil) && credential.validFrom <= credential.validUntil],
    ['gates', credential.gates.every(isText)],
    ['zone', credential.zone.every((territory) => isText(territory) && hasSide(territory))],
    ['employer', credential.employer === undefined || isText(credential.employer)],
    ['workplace', credential.workplace === undefined || (isText(credential.workplace) && hasSide(credential.workplace))],
    ['statusList', isCount(statusList.list) && isCount(statusList.index)],
    ['issuedAt', isInstant(credential.issuedAt) && Date.parse(credential.issuedAt) >= 0],
  ];
  return forms.find(([, holds]) => !holds)?.[0] ?? null;
}

function isText(text: string): boolean {
  return text !== '' && isWellFormed(text);
}
