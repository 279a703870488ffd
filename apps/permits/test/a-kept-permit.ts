import type { KeptPermit } from '../src/model/kept-permit.js';

/** A worker's permit as it is kept; a test names only what it is about. */
export function aKeptPermit(permit: Partial<KeptPermit> = {}): KeptPermit {
  const at = new Date('2026-11-21T02:10:00Z');
  return {
    permitId: '0193a1b2-0000-7000-8000-000000000001',
    version: 1,
    number: 'VN-26-0000001',
    type: 'VN-LABOUR-DISPATCH',
    hostSide: 'CN',
    status: 'issued',
    personId: '0193a1b2-0000-7000-8000-000000000002',
    registrationId: null,
    registrationOfficeId: null,
    officeId: '0193a1b2-0000-7000-8000-000000000003',
    corridorId: 'lang-son--chongzuo',
    rulebookVersion: 1,
    validFrom: '2026-12-01',
    validUntil: '2026-12-31',
    gates: ['vncn-huu-nghi'],
    zone: ['CN:451400'],
    purpose: 'work',
    entries: 'multiple',
    companionIds: [],
    vehicle: null,
    nationality: 'VNM',
    sex: '2',
    birthYear: 1994,
    employer: null,
    workplace: null,
    requestedAt: at,
    issuedAt: at,
    changedAt: at,
    reason: null,
    note: null,
    timesExtended: 0,
    statusList: 1,
    statusIndex: 0,
    statusListSequence: 2,
    ...permit,
  };
}
