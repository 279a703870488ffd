import type { GatePublished, GateStatusChanged, RulebookInForce, TrustListPublished } from '@gatebook/contracts';
import { readRulebook } from '@gatebook/rulebook';
import { everyVersionOf, newestOf } from '@gatebook/service-kit';

/** Gates, as corridors tells them. */
export const GATES = newestOf({
  table: 'gate',
  key: 'gateId',
  version: 'version',
  columns: ({ gateId, version, gate }: GatePublished) => ({ gateId, version, gate }),
});

/** Notices about the state of gates. */
export const NOTICES = newestOf({
  table: 'gate_notice',
  key: 'noticeId',
  version: 'version',
  columns: ({ noticeId, version, gateId, ...notice }: GateStatusChanged) => ({ noticeId, version, gateId, notice }),
});

/** Rulebooks in force: a change of one is a new version. A document that is no rulebook is a fault of ours: it is parked for somebody to look at. */
export const RULEBOOKS = everyVersionOf({
  table: 'rulebook',
  key: 'corridorId',
  version: 'version',
  columns: ({ corridorId, version, document, inForceSince }: RulebookInForce) => ({
    corridorId,
    version,
    document: readRulebook(document, { corridorId, version }),
    inForceSince,
  }),
});

/** The one list of keys that credentials are trusted by. */
export const TRUST_LIST = newestOf({
  table: 'trust_list',
  key: 'singleton',
  version: 'sequence',
  columns: ({ sequence, trustList }: TrustListPublished) => ({ singleton: true, sequence, trustList }),
});
