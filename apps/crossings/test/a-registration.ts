import type { RegistrationChanged } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';

/** A worker's registration that is active. */
export function aRegistration(registrationId: string, employerId: string): RegistrationChanged {
  return {
    registrationId,
    employerId,
    version: 1,
    status: 'active',
    number: 'VN-R-26-1',
    officeId: uuid(),
    personId: uuid(),
    agreementId: uuid(),
    corridorId: 'lang-son--chongzuo',
    employerName: 'Cane Farm',
    hostSide: 'CN',
    homeTerritory: 'VN:VN-09',
    hostTerritory: 'CN:451400',
    occupation: '92',
    industry: 'A',
    sex: '2',
    birthYear: 1994,
    nationality: 'VNM',
    contractFrom: '2026-10-01',
    contractTo: '2026-12-31',
    permitType: null,
    changedAt: '2026-10-01T00:00:00Z',
  };
}
