import type { GatePublished, RegistrationChanged, RulebookInForce } from '@gatebook/contracts';
import { readRulebook } from '@gatebook/rulebook';
import { everyVersionOf, newestOf } from '@gatebook/service-kit';

/** Gates, as corridors tells them. */
export const GATES = newestOf({
  table: 'gate',
  key: 'gateId',
  version: 'version',
  columns: ({ gateId, version, gate }: GatePublished) => ({ gateId, version, gate }),
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

/** Registrations, as workers tells them. Permits rest on them, so one that its source has lost is doubted and not forgotten. */
export const REGISTRATIONS = newestOf({
  table: 'registration',
  key: 'registrationId',
  version: 'version',
  columns: (registration: RegistrationChanged) => {
    const { registrationId, version, officeId } = registration;
    return { registrationId, version, officeId, registration };
  },
});
