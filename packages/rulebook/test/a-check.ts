import type { CheckQuestion, GateFacts, GateHours, PermitFacts, Rulebook } from '../src/index.js';

/** Hours of Huu Nghi as both sides published them in 2015: one decision, an hour apart on the clocks. */
export const HUU_NGHI_HOURS: readonly GateHours[] = [
  anHours({ side: 'VN', zone: 'Asia/Ho_Chi_Minh', open: '07:00', close: '20:00' }),
  anHours({ side: 'CN', zone: 'Asia/Shanghai', open: '08:00', close: '21:00' }),
];

export function anHours(part: Partial<GateHours>): GateHours {
  return {
    side: 'VN',
    traffic: 'person',
    open: '07:00',
    close: '20:00',
    zone: 'Asia/Ho_Chi_Minh',
    days: 'every-day',
    validFrom: null,
    validUntil: null,
    status: 'published',
    sources: [],
    confidence: 'confirmed',
    ...part,
  };
}

export function aGate(part: Partial<GateFacts> = {}): GateFacts {
  return {
    id: 'vncn-huu-nghi',
    kind: 'international',
    parentId: null,
    parentKind: null,
    sides: ['VN', 'CN'],
    hours: HUU_NGHI_HOURS,
    notices: [],
    ...part,
  };
}

/** A Vietnamese worker's own paper: host side China, so going out is towards and coming in is home. */
export function aPermit(part: Partial<PermitFacts> = {}): PermitFacts {
  return {
    number: 'VN-2026-000001',
    type: 'VN-LABOUR-DISPATCH',
    hostSide: 'CN',
    status: 'issued',
    validFrom: '2026-11-01',
    validUntil: '2027-01-31',
    gates: ['vncn-huu-nghi'],
    zone: ['CN:451400'],
    entries: 'multiple',
    entriesUsed: 0,
    ...part,
  };
}

/** A crossing out at Huu Nghi at ten in the morning, with everything in order. */
export function aQuestion(part: Partial<CheckQuestion> = {}): CheckQuestion {
  return {
    gate: aGate(),
    direction: 'exit',
    deploymentSide: 'VN',
    sides: [
      { side: 'VN', zone: 'Asia/Ho_Chi_Minh', nationality: 'VNM' },
      { side: 'LA', zone: 'Asia/Vientiane', nationality: 'LAO' },
      { side: 'CN', zone: 'Asia/Shanghai', nationality: 'CHN' },
    ],
    at: new Date('2026-11-21T03:00:00Z'),
    traffic: 'person',
    askedBy: 'permit',
    permit: aPermit(),
    credential: 'valid',
    document: 'not-compared',
    holder: { known: true, nationality: 'VNM' },
    registrationStatus: 'active',
    employerStatus: 'active',
    stay: { inside: false, daysLeft: 180 },
    rulebook: aRulebook(),
    knowledgeAgeSeconds: 0,
    ...part,
  };
}

const PLAIN = { sources: [], confidence: 'unverified' } as const;

export function aRulebook(part: Partial<Rulebook> = {}): Rulebook {
  return {
    corridorId: 'lang-son--chongzuo',
    version: 1,
    effectiveFrom: '2025-07-01',
    title: { en: 'Lang Son – Chongzuo' },
    sides: ['VN', 'CN'],
    territories: ['VN:VN-09', 'CN:451400'],
    agreements: [],
    corridorGates: { id: '1.1', ...PLAIN, gateIds: ['vncn-huu-nghi', 'vncn-chi-ma'] },
    gateClasses: [
      { id: '2.1', ...PLAIN, kinds: ['international'], parties: 'any', traffic: ['person', 'vehicle'] },
      { id: '2.2', ...PLAIN, kinds: ['main'], parties: 'two-sides', traffic: ['person', 'vehicle'] },
      { id: '2.3', ...PLAIN, kinds: ['customs-clearance-passage'], parties: 'any', traffic: ['person', 'vehicle'] },
      { id: '2.4', ...PLAIN, kinds: ['dedicated-freight-road'], parties: 'any', traffic: ['vehicle'] },
    ],
    permits: [
      {
        type: 'VN-LABOUR-DISPATCH',
        hostSide: 'CN',
        issuedBy: 'VN',
        purposes: ['work'],
        holder: { id: '3.1', ...PLAIN, nationalities: ['VNM'] },
        gates: { id: '3.2', ...PLAIN, gateIds: ['vncn-huu-nghi', 'vncn-chi-ma'] },
        zone: { id: '3.3', ...PLAIN, territories: ['CN:451400'] },
        validity: { id: '3.4', ...PLAIN, maxDays: 180 },
        stayPerEntry: { id: '3.5', ...PLAIN, days: 30 },
        entries: { id: '3.6', ...PLAIN, allowed: 'multiple' },
      },
      {
        type: 'VN-VISIT-PERMIT',
        hostSide: 'VN',
        issuedBy: 'VN',
        purposes: ['relatives'],
        holder: { id: '4.1', ...PLAIN, nationalities: ['CHN'] },
        gates: { id: '4.2', ...PLAIN, kinds: ['international', 'main'] },
        validity: { id: '4.3', ...PLAIN, maxMonths: 3 },
        stayPerEntry: { id: '4.4', ...PLAIN, days: 7 },
      },
      {
        type: 'VNCN-CARGO-TWOWAY',
        hostSide: 'CN',
        issuedBy: 'VN',
        purposes: ['driver-and-vehicle'],
        stayPerEntry: { id: '5.1', ...PLAIN, hours: 36 },
      },
    ],
    withoutPermit: [],
    labour: [
      {
        hostSide: 'CN',
        homeSide: 'VN',
        permitType: 'VN-LABOUR-DISPATCH',
        work: { id: '7.1', ...PLAIN, occupations: ['9'], industries: ['A'] },
        contract: { id: '7.2', ...PLAIN, maxDays: 180 },
        papers: { id: '7.3', ...PLAIN, kinds: ['health-check'] },
        minimumAge: { id: '7.4', ...PLAIN, years: 15 },
      },
    ],
    vehicles: [],
    staleness: { id: '8.1', ...PLAIN, amberAfterSeconds: 14_400, referAfterSeconds: 86_400 },
    exchange: [],
    ...part,
  };
}
