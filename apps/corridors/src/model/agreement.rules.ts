import type { Agreement, AgreementPublished } from '@gatebook/contracts';

/** The agreement as the other services are told of it, whole. */
export function toldOf({ agreementId, version, kind, corridorId, validFrom, validUntil, parties }: Agreement): AgreementPublished {
  const sides = [...new Set(parties.map(({ side }) => side))];
  return { agreementId, version, kind, corridorId, validFrom, validUntil, sides };
}
