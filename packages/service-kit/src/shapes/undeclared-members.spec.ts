import { CROSSING_CORRECTED, CROSSING_RECORDED, GATE_PUBLISHED, type CrossingRecorded } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';
import { shapeOf } from './dto-shape.js';
import { undeclaredMembers } from './undeclared-members.js';

const recorded: CrossingRecorded = {
  crossingId: uuid(),
  gateId: 'vn-la-na-meo',
  direction: 'entry',
  occurredAt: '2026-11-21T03:00:00.000Z',
  recordedAt: '2026-11-21T03:00:01.000Z',
  localDay: '2026-11-21',
  outcome: 'passed',
  traffic: 'person',
  purpose: undefined,
  towardsHost: true,
  flags: [],
};

describe('what an event may tell', () => {
  it('is what its class declares', () => {
    expect(undeclaredMembers(recorded, shapeOf(CROSSING_RECORDED.body))).toEqual([]);
  });

  it('is nothing else, however deep it stands', () => {
    const loose = { ...recorded, permitNumber: 'VN-26-0000001', lane: undefined };
    expect(undeclaredMembers(loose, shapeOf(CROSSING_RECORDED.body))).toEqual(['/permitNumber']);
    const corrected = { crossingId: uuid(), why: 'identified', recordedAt: recorded.recordedAt, before: recorded, now: loose };
    expect(undeclaredMembers(corrected, shapeOf(CROSSING_CORRECTED.body))).toEqual(['/now/permitNumber']);
  });

  it('is within a document of its own whatever that document holds', () => {
    expect(undeclaredMembers({ gateId: 'g', version: 1, gate: { anything: { at: 'all' } } }, shapeOf(GATE_PUBLISHED.body))).toEqual([]);
  });
});
