import {
  GATE_PUBLISHED,
  PERMIT_CHANGED,
  RULEBOOK_IN_FORCE,
  TRUST_LIST_PUBLISHED,
  type Actor,
  type CheckRequest,
  type PermitChanged,
  type RecordCrossing,
} from '@gatebook/contracts';
import { createSigningKey, encodeCredential, publicKeyOf, type PermitCredential } from '@gatebook/credential';
import { findGate, listRulebooks } from '@gatebook/reference-data';
import { anActor, startTestService, TestClock, until, type TestService, type TestServiceOptions } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { CROSSINGS_SERVICE } from '../src/service.js';

export const HUU_NGHI = 'vncn-huu-nghi';
export const LA_LAY = 'vnla-la-lay';
/** Saturday 21 November 2026, ten in the morning in Hanoi. */
export const TEN_IN_HANOI = new Date('2026-11-21T03:00:00Z');

const KEYS = { VN: createSigningKey('v1', new Uint8Array(32).fill(3)), LA: createSigningKey('l1', new Uint8Array(32).fill(4)) };

/** The real service crossings with the real gates, rulebooks and a trusted key, at ten in the morning in Hanoi. */
export interface TestCrossings extends TestService {
  readonly clock: TestClock;
  readonly officer: Actor;
  /** Tells of a permit and waits until the service knows it. */
  permit(permit?: Partial<PermitChanged>): Promise<PermitChanged>;
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
}

export async function startCrossings(options: TestServiceOptions = {}): Promise<TestCrossings> {
  const clock = new TestClock(TEN_IN_HANOI);
  const service = await startTestService(CROSSINGS_SERVICE, { clock, settings: { digestKey: 'A'.repeat(43) }, ...options });
  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => service.service.dataSource.query(sql, values);
  for (const gateId of [HUU_NGHI, LA_LAY, 'vncn-chi-ma', 'vnla-lao-bao'])
    await service.tell(GATE_PUBLISHED, { gateId, version: 1, gate: { ...findGate(gateId) } });
  const rulebooks = listRulebooks();
  for (const rulebook of rulebooks) {
    const { corridorId, version, effectiveFrom } = rulebook;
    await service.tell(RULEBOOK_IN_FORCE, { corridorId, version, effectiveFrom, document: { ...rulebook } });
  }
  const keys = Object.entries(KEYS).map(([side, key]) => ({
    kid: key.kid,
    side,
    algorithm: 'EdDSA',
    publicKey: publicKeyOf(key),
    validFrom: '2026-01-01T00:00:00Z',
  }));
  await service.tell(TRUST_LIST_PUBLISHED, { sequence: 1, trustList: { sequence: 1, issuedAt: '2026-01-01T00:00:00Z', keys } });
  const known =
    'SELECT (SELECT count(*) FROM gate)::int AS gates, (SELECT count(*) FROM rulebook)::int AS rulebooks, (SELECT count(*) FROM trust_list)::int AS lists';
  await until(async () => {
    const [found] = await rows<{ gates: number; rulebooks: number; lists: number }>(known);
    return found?.gates === 4 && found.rulebooks === rulebooks.length && found.lists === 1;
  });
  return Object.assign(service, {
    clock,
    rows,
    officer: anActor('gate-officer', { gateIds: [HUU_NGHI, LA_LAY, 'vncn-chi-ma', 'vnla-lao-bao'] }),
    async permit(permit: Partial<PermitChanged> = {}) {
      const told = aPermit(permit);
      await service.tell(PERMIT_CHANGED, told, { aggregateId: told.permitId });
      await until(
        async () =>
          (await rows('SELECT 1 FROM permit_standing WHERE permit_id = $1 AND version = $2', [told.permitId, told.version])).length === 1,
      );
      return told;
    },
  });
}

let number = 0;

/** A Vietnamese worker's paper for Chongzuo, good at Huu Nghi. */
export function aPermit(permit: Partial<PermitChanged> = {}): PermitChanged {
  return {
    permitId: uuid(),
    version: 1,
    number: `VN-26-${String(++number).padStart(7, '0')}`,
    type: 'VN-LABOUR-DISPATCH',
    hostSide: 'CN',
    status: 'issued',
    personId: uuid(),
    validFrom: '2026-11-01',
    validUntil: '2027-01-31',
    gates: [HUU_NGHI],
    zone: ['CN:451400'],
    entries: 'multiple',
    purpose: 'work',
    nationality: 'VNM',
    sex: '2',
    birthYear: 1994,
    companionIds: [],
    statusListSequence: 7,
    changedAt: '2026-11-01T00:00:00Z',
    ...permit,
  };
}

/** The signed QR text of a permit. */
export function aCredential(permit: PermitChanged, issuerSide: 'VN' | 'LA' = 'VN'): string {
  const credential: PermitCredential = {
    permitNumber: permit.number,
    permitType: permit.type,
    issuerSide,
    hostSide: permit.hostSide,
    holder: { latinName: 'NGUYEN THI LAN', birthDate: '1994-03-09', nationality: permit.nationality },
    validFrom: permit.validFrom,
    validUntil: permit.validUntil,
    gates: permit.gates,
    zone: permit.zone,
    statusList: { list: 1, index: 1 },
    issuedAt: '2026-11-01T00:00:00Z',
  };
  return encodeCredential(credential, KEYS[issuerSide]);
}

export function aCheck(check: Partial<CheckRequest> = {}): CheckRequest {
  return { gateId: HUU_NGHI, direction: 'exit', traffic: 'person', subject: {}, ...check };
}

export function aCrossing(crossing: Partial<RecordCrossing> = {}): RecordCrossing {
  return {
    crossingId: uuid(),
    gateId: HUU_NGHI,
    direction: 'exit',
    occurredAt: TEN_IN_HANOI.toISOString(),
    outcome: 'passed',
    traffic: 'person',
    ...crossing,
  };
}
