import type { RegistrationChanged } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';

/** An approved registration of a Vietnamese worker who goes to Chongzuo. */
export function aRegistration(personId: string, registration: Partial<RegistrationChanged> = {}): RegistrationChanged {
  return {
    registrationId: uuid(),
    version: 3,
    status: 'approved',
    number: 'R-26-0000001',
    officeId: uuid(),
    personId,
    agreementId: uuid(),
    corridorId: 'lang-son--chongzuo',
    employerId: uuid(),
    employerName: '宁明县青坡蔗业种植农民专业合作社',
    hostSide: 'CN',
    homeTerritory: 'VN:VN-09',
    hostTerritory: 'CN:451400',
    occupation: '92',
    industry: 'A',
    sex: '2',
    birthYear: 1994,
    nationality: 'VNM',
    contractFrom: '2026-12-01',
    contractTo: '2026-12-31',
    permitType: 'VN-LABOUR-DISPATCH',
    changedAt: '2026-11-20T03:00:00Z',
    ...registration,
  };
}
