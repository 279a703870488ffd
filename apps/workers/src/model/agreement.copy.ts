import type { AgreementPublished, RulebookInForce } from '@gatebook/contracts';
import { readRulebook } from '@gatebook/rulebook';
import { everyVersionOf, newestOf } from '@gatebook/service-kit';

/** Agreements, as corridors tells them. Registrations rest on them, so one that its source has lost is doubted and not forgotten. */
export const AGREEMENTS = newestOf({
  table: 'agreement',
  key: 'agreementId',
  version: 'version',
  columns: ({ agreementId, version, kind, corridorId, validFrom, validUntil, sides }: AgreementPublished) => ({
    agreementId,
    version,
    kind,
    corridorId,
    validFrom,
    validUntil,
    sides,
  }),
});

/** Rulebooks in force: a change of one is a new version. A document that is no rulebook is a fault of ours: it is parked for somebody to look at. */
export const RULEBOOKS = everyVersionOf({
  table: 'rulebook',
  key: 'corridorId',
  version: 'version',
  columns: ({ corridorId, version, document }: RulebookInForce) => ({
    corridorId,
    version,
    document: readRulebook(document, { corridorId, version }),
  }),
});
