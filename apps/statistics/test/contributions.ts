import type { CrossingRecorded, RegistrationChanged } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';

/** The home territory of every made-up registration. */
export const LANG_SON = 'VN:VN-09';

/** A crossing of nobody known on a day of October, unless said otherwise. */
export function aCrossing(crossing: Partial<CrossingRecorded> = {}): CrossingRecorded {
  return {
    crossingId: uuid(),
    gateId: 'vncn-huu-nghi',
    direction: 'exit',
    occurredAt: '2026-10-05T02:00:00Z',
    recordedAt: '2026-10-05T02:00:01Z',
    localDay: '2026-10-05',
    outcome: 'passed',
    traffic: 'person',
    towardsHost: true,
    flags: [],
    ...crossing,
  };
}

/** Crossings of as many different people. */
export function crossingsOf(people: number, crossing: Partial<CrossingRecorded> = {}): CrossingRecorded[] {
  return Array.from({ length: people }, () => aCrossing({ personId: uuid(), ...crossing }));
}

/** A worker's registration that holds in October. */
export function aRegistration(registration: Partial<RegistrationChanged> = {}): RegistrationChanged {
  return {
    registrationId: uuid(),
    version: 1,
    status: 'active',
    number: 'VN-R-26-1',
    officeId: uuid(),
    personId: uuid(),
    agreementId: uuid(),
    corridorId: 'lang-son--chongzuo',
    employerId: uuid(),
    employerName: 'Cane Farm',
    hostSide: 'CN',
    homeTerritory: LANG_SON,
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
    ...registration,
  };
}
