import type { EmployerChanged, PermitChanged, RegistrationChanged } from '@gatebook/contracts';
import { everyVersionOf, newestOf } from '@gatebook/service-kit';

/** What permits stand as now. */
export const PERMITS = newestOf({
  table: 'permit_standing',
  key: 'permitId',
  version: 'version',
  columns: (permit: PermitChanged) => {
    const { permitId, version, number, personId, registrationId } = permit;
    return { permitId, version, number, personId, registrationId, standing: permit };
  },
});

/** What permits stood as: a crossing is judged by the version that held when it happened. */
export const PERMIT_VERSIONS = everyVersionOf({
  table: 'permit_version',
  key: 'permitId',
  version: 'version',
  columns: (permit: PermitChanged) => {
    const { permitId, version, changedAt } = permit;
    return { permitId, version, changedAt, standing: permit };
  },
});

/** What registrations stand as now. */
export const REGISTRATIONS = newestOf({
  table: 'registration_standing',
  key: 'registrationId',
  version: 'version',
  columns: ({ registrationId, version, status, employerId }: RegistrationChanged) => ({ registrationId, version, status, employerId }),
});

/** What registrations stood as. */
export const REGISTRATION_VERSIONS = everyVersionOf({
  table: 'registration_version',
  key: 'registrationId',
  version: 'version',
  columns: ({ registrationId, version, changedAt, status, employerId }: RegistrationChanged) => ({
    registrationId,
    version,
    changedAt,
    status,
    employerId,
  }),
});

/** What employers stand as now. */
export const EMPLOYERS = newestOf({
  table: 'employer_standing',
  key: 'employerId',
  version: 'version',
  columns: ({ employerId, version, status }: EmployerChanged) => ({ employerId, version, status }),
});

/** What employers stood as. */
export const EMPLOYER_VERSIONS = everyVersionOf({
  table: 'employer_version',
  key: 'employerId',
  version: 'version',
  columns: ({ employerId, version, changedAt, status }: EmployerChanged) => ({ employerId, version, changedAt, status }),
});
