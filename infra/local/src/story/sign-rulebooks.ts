import { generateKeyPairSync, sign } from 'node:crypto';
import { listRulebooks } from '@gatebook/reference-data';
import { canonicalRulebook } from '@gatebook/rulebook';
import { StoryApi, textOf } from './story-api.js';

/** Agreement ids by corridor. */
export type StoryAgreements = ReadonlyMap<string, string>;

/** Two officers for each step that four eyes are needed for; none of them is a machine. */
export interface Signers {
  readonly administrators: readonly [StoryApi, StoryApi];
  readonly focalPoints: readonly [StoryApi, StoryApi];
}

/** Both sides of every corridor sign its rulebook, each with a key of its own, by two officers; then a labour agreement is entered. */
export async function signRulebooks({ administrators, focalPoints }: Signers): Promise<StoryAgreements> {
  const keys = new Map<string, ReturnType<typeof generateKeyPairSync>['privateKey']>();
  for (const side of new Set(listRulebooks().flatMap(({ sides }) => sides))) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    keys.set(side, privateKey);
    const raw = publicKey.export({ format: 'jwk' }).x;
    const keyId = `${side.toLowerCase()}-story`;
    await administrators[0].post('/side-keys', { side, keyId, publicKey: raw, validFrom: '2025-01-01T00:00:00Z' });
    await administrators[1].post(`/side-keys/${side}/${keyId}/confirm`);
  }
  const agreements = new Map<string, string>();
  for (const rulebook of listRulebooks()) {
    const { corridorId, version, sides } = rulebook;
    await focalPoints[0].post(`/corridors/${corridorId}/rulebooks`, { document: rulebook });
    for (const [place, side] of sides.entries()) {
      const key = keys.get(side);
      const focalPoint = focalPoints[place];
      if (!key || !focalPoint) throw new Error(`nobody signs for ${side}`);
      const signature = sign(null, Buffer.from(canonicalRulebook(rulebook)), key).toString('base64url');
      await focalPoint.post(`/corridors/${corridorId}/rulebooks/${version}/sign`, {
        side,
        keyId: `${side.toLowerCase()}-story`,
        signature,
      });
    }
    const agreement = await focalPoints[0].post('/agreements', {
      kind: 'labour',
      title: `Labour agreement of the story, ${corridorId}`,
      corridorId,
      signedOn: '2025-07-01',
      validFrom: '2025-07-01',
      parties: sides.map((side) => ({ side, authority: `Authority of ${side} (invented)` })),
    });
    agreements.set(corridorId, textOf(agreement, 'agreementId'));
  }
  return agreements;
}
