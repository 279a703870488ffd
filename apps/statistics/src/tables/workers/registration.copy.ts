import type { RegistrationChanged } from '@gatebook/contracts';
import { everyVersionOf } from '@gatebook/service-kit';

/** Every version of a registration that was told: stock follows from them whatever the order of arrival. */
export const REGISTRATION_VERSIONS = everyVersionOf({
  table: 'registration_version',
  key: 'registrationId',
  version: 'version',
  columns: (told: RegistrationChanged) => ({
    registrationId: told.registrationId,
    version: told.version,
    personId: told.personId,
    status: told.status,
    changedAt: told.changedAt,
    contractFrom: told.contractFrom,
    contractTo: told.contractTo,
    homeTerritory: told.homeTerritory,
    hostTerritory: told.hostTerritory,
    sex: told.sex,
    occupation: told.occupation,
    employerId: told.employerId,
  }),
});
