import fc from 'fast-check';
import { ADVICE, PERMIT_STATUSES, REASON_CODES } from '@gatebook/vocabulary';
import { aGate, anHours, aPermit, aQuestion, aRulebook } from '../test/a-check.js';
import { aStay, aStayPermit, into } from '../test/a-stay.js';
import { GRAVITY, IDENTITY_CODES, adviceFor, flagsFor, stayFactsOf, stayOn, type CheckQuestion } from './index.js';

const codes = (question: CheckQuestion): string[] => adviceFor(question).reasons.map(({ code }) => code);
const home = (part: Partial<CheckQuestion> = {}): CheckQuestion =>
  aQuestion({ direction: 'entry', stay: { inside: true, daysLeft: 10 }, ...part });
const hanoi = (time: string, day = '2026-11-21'): Date => new Date(`${day}T${time}+07:00`);
const chiMa = aGate({ id: 'vncn-chi-ma', kind: 'main', hours: [anHours({ traffic: 'all', close: '17:00' })] });

describe('adviceFor, towards the host side', () => {
  it('admits when nothing is against it, and names the clause', () => {
    expect(adviceFor(aQuestion())).toMatchObject({
      advice: 'admit',
      heading: 'towards',
      knowledge: 'green',
      reasons: [{ code: 'PERMIT_VALID', clause: '3.1' }],
    });
  });

  it('takes Huu Nghi at 19:30 Hanoi and not at 20:30, and shows the Chinese post too', () => {
    expect(adviceFor(aQuestion({ at: hanoi('19:30') }))).toMatchObject({
      advice: 'admit',
      gateState: { own: { open: true }, other: { open: true } },
    });
    const late = adviceFor(aQuestion({ at: hanoi('20:30') }));
    expect(late).toMatchObject({ advice: 'refuse', reasons: [{ code: 'GATE_OUTSIDE_HOURS' }] });
    expect(late.gateState.other.open).toBe(false);
  });

  it('refuses a worker who goes out with a revoked paper', () => {
    expect(adviceFor(aQuestion({ permit: aPermit({ status: 'revoked' }) }))).toMatchObject({
      advice: 'refuse',
      reasons: [{ code: 'PERMIT_REVOKED' }],
    });
  });

  it('refuses somebody of a third country at a gate only for the two neighbours, but not at an international one', () => {
    const thai = { known: true, nationality: 'THA' };
    const visitor = { direction: 'entry', permit: null, askedBy: 'document', documentType: 'passport', credential: 'none' } as const;
    const atChiMa = adviceFor(aQuestion({ ...visitor, gate: chiMa, holder: thai }));
    expect(atChiMa).toMatchObject({ advice: 'refuse', heading: 'towards' });
    expect(atChiMa.reasons[0]).toEqual({ code: 'GATE_CLASS_NOT_ALLOWED', clause: '2.2' });
    const atHuuNghi = adviceFor(aQuestion({ ...visitor, holder: thai }));
    expect(atHuuNghi).toMatchObject({ advice: 'refer', reasons: [{ code: 'RULE_NOT_SET', about: 'papers-without-permit' }] });
  });

  it('holds a passage to the parties of its gate', () => {
    const passage = aGate({ id: 'x', kind: 'customs-clearance-passage', parentId: 'vncn-chi-ma', parentKind: 'main' });
    expect(codes(aQuestion({ gate: passage, holder: { known: true, nationality: 'THA' } }))).toContain('GATE_CLASS_NOT_ALLOWED');
  });

  it('refuses a permit for another gate, and takes one for a passage of the gate it names', () => {
    expect(adviceFor(aQuestion({ gate: chiMa }))).toMatchObject({
      advice: 'refuse',
      reasons: [{ code: 'GATE_NOT_ALLOWED', clause: '3.2' }],
    });
    const tanThanh = {
      id: 'vncn-tan-thanh',
      kind: 'customs-clearance-passage',
      parentId: 'vncn-huu-nghi',
      parentKind: 'international',
    } as const;
    expect(codes(aQuestion({ gate: aGate(tanThanh) }))).toEqual(['PERMIT_VALID']);
    expect(codes(aQuestion({ permit: aPermit({ gates: null }), gate: aGate({ id: 'vncn-mong-cai' }) }))).toEqual(['GATE_NOT_ALLOWED']);
    expect(codes(aQuestion({ permit: aPermit({ hostSide: 'LA', gates: null }) }))).toContain('GATE_NOT_ALLOWED');
  });

  it('takes no person on a freight road', () => {
    const road = aGate({ kind: 'dedicated-freight-road', parentId: 'vncn-huu-nghi', parentKind: 'international' });
    expect(codes(aQuestion({ gate: road }))).toEqual(['TRAFFIC_NOT_ALLOWED']);
  });

  it('counts both days of validity, as days of the host side', () => {
    const shanghai = (time: string, day: string): Date => new Date(`${day}T${time}+08:00`);
    const open = aGate({ hours: [anHours({ open: '00:00', close: '24:00' })] });
    const on = (at: Date): string[] =>
      codes(aQuestion({ at, gate: open, permit: aPermit({ validFrom: '2026-11-20', validUntil: '2026-11-21' }) }));
    expect(on(shanghai('23:59:59.999', '2026-11-19'))).toEqual(['PERMIT_NOT_YET_VALID']);
    expect(on(shanghai('00:00', '2026-11-20'))).toEqual(['PERMIT_VALID']);
    expect(on(shanghai('23:59:59.999', '2026-11-21'))).toEqual(['PERMIT_VALID']);
    expect(on(shanghai('00:00', '2026-11-22'))).toEqual(['PERMIT_EXPIRED']);
  });

  it('knows every permit status', () => {
    const byStatus = Object.fromEntries(PERMIT_STATUSES.map((status) => [status, codes(aQuestion({ permit: aPermit({ status }) }))[0]]));
    expect(byStatus).toEqual({
      requested: 'PERMIT_NOT_YET_VALID',
      issued: 'PERMIT_VALID',
      suspended: 'PERMIT_SUSPENDED',
      revoked: 'PERMIT_REVOKED',
      retired: 'PERMIT_RETIRED',
      expired: 'PERMIT_EXPIRED',
      refused: 'PERMIT_UNKNOWN',
    });
  });

  it('refers what no rule says, and never admits it', () => {
    const missing = (part: Partial<CheckQuestion>) => adviceFor(aQuestion(part));
    expect(missing({ rulebook: null })).toMatchObject({ advice: 'refer', reasons: [{ code: 'RULE_NOT_SET', about: 'rulebook' }] });
    expect(missing({ gate: aGate({ hours: [] }) })).toMatchObject({
      advice: 'refer',
      reasons: [{ code: 'RULE_NOT_SET', about: 'gate-hours' }],
    });
    expect(missing({ permit: aPermit({ type: 'VNCN-TOUR-GROUP-PASS' }) }).reasons).toEqual([
      { code: 'RULE_NOT_SET', about: 'permit-type' },
    ]);
    expect(missing({ gate: aGate({ kind: 'border-trail' }) }).reasons).toEqual([{ code: 'RULE_NOT_SET', about: 'gate-class' }]);
    const rulebook = aRulebook();
    const [labour] = rulebook.permits;
    if (!labour) throw new Error('the factory has no permit rule');
    const { stayPerEntry: _, ...withoutStay } = labour;
    const windowed = { ...labour, rollingWindow: { id: '3.9', sources: [], confidence: 'unverified', days: 90, inDays: 180 } } as const;
    expect(missing({ rulebook: aRulebook({ permits: [withoutStay] }) }).reasons).toEqual([
      { code: 'RULE_NOT_SET', about: 'stay-per-entry' },
    ]);
    // A window says how long a stay may be as well as days for each entry do.
    const { stayPerEntry: __, ...windowOnly } = windowed;
    expect(missing({ rulebook: aRulebook({ permits: [windowOnly] }) }).reasons).toEqual([{ code: 'PERMIT_VALID', clause: '3.1' }]);
  });

  it('tells unknown permits, persons and papers apart', () => {
    expect(codes(aQuestion({ permit: null, credential: 'none' }))).toEqual(['PERMIT_UNKNOWN']);
    expect(codes(aQuestion({ permit: null, credential: 'malformed' }))).toEqual(['CREDENTIAL_MALFORMED']);
    const stranger = { permit: null, credential: 'none', askedBy: 'document', holder: { known: false, nationality: null } } as const;
    expect(codes(aQuestion(stranger))).toEqual(['PERSON_UNKNOWN', 'RULE_NOT_SET']);
  });

  it('admits a paper that a clause takes without a permit', () => {
    const clause = { id: '6.1', sources: [], confidence: 'unverified', hostSide: 'CN', nationalities: ['VNM'] } as const;
    const rulebook = aRulebook({ withoutPermit: [{ ...clause, documents: ['passport'], kinds: ['international'] }] });
    const question = aQuestion({ permit: null, credential: 'none', askedBy: 'document', documentType: 'passport', rulebook });
    expect(adviceFor(question)).toMatchObject({ advice: 'admit', reasons: [{ code: 'PERMIT_VALID', clause: '6.1' }] });
    expect(codes({ ...question, documentType: 'identity-card' })).toEqual(['RULE_NOT_SET']);
  });

  it('lists everything that applies, gravest first', () => {
    const question = aQuestion({
      at: hanoi('20:30'),
      permit: aPermit({ status: 'suspended', entries: 'single', entriesUsed: 1 }),
      document: 'mismatch',
      alertHit: true,
      employerStatus: 'suspended',
      registrationStatus: 'suspended',
      stay: { inside: true, daysLeft: 3 },
      overstayOpen: true,
      impossibleTravel: true,
      knowledgeAgeSeconds: 86_400,
    });
    expect(codes(question)).toEqual([
      'PERMIT_SUSPENDED',
      'PERMIT_ENTRIES_USED',
      'GATE_OUTSIDE_HOURS',
      'REGISTRATION_NOT_ACTIVE',
      'OVERSTAY_OPEN',
      'ALREADY_INSIDE',
      'DOCUMENT_MISMATCH',
      'EMPLOYER_SUSPENDED',
      'ALERT_HIT',
      'DATA_STALE',
      'IMPOSSIBLE_TRAVEL',
    ]);
  });

  it('refuses a new stay with no day left', () => {
    expect(codes(aQuestion({ stay: { inside: false, daysLeft: 0 } }))).toEqual(['STAY_EXHAUSTED']);
    expect(codes(aQuestion({ stay: { inside: false, daysLeft: 1 } }))).toEqual(['PERMIT_VALID']);
  });

  it('refuses whoever has overstayed by a day, and nobody who has not', () => {
    expect(codes(aQuestion({ stay: { inside: null, daysLeft: null, overstayDays: 1 } }))).toEqual(['STAY_EXHAUSTED']);
    expect(codes(aQuestion({ stay: { inside: null, daysLeft: null, overstayDays: 0 } }))).toEqual(['PERMIT_VALID']);
  });

  it('names no clause for an overstay that the end of the permit caused', () => {
    const permits = [aStayPermit({ validUntil: '2026-11-15' })];
    const byPermit = stayFactsOf(stayOn(aStay({ days: 30 }, [into('2026-11-10')], '2026-11-21', { permits })));
    const byClause = stayFactsOf(stayOn(aStay({ days: 5 }, [into('2026-11-10')], '2026-11-21')));
    const byHours = stayFactsOf(stayOn(aStay({ hours: 36 }, [into('2026-11-20', '23:00')], '2026-11-22')));
    const clauses = [byPermit, byClause, byHours].map((stay) => {
      const reasons = adviceFor(aQuestion({ stay })).reasons.filter(({ code }) => code === 'STAY_EXHAUSTED');
      return reasons.map(({ clause }) => clause);
    });
    expect(clauses).toEqual([[undefined], ['3.5'], ['3.5']]);
  });

  it('names the window that is used up, and refers where it only may be', () => {
    const full = aQuestion({ stay: { inside: false, daysLeft: 0, exhaustedBy: '3.7', wouldExceed: '3.7' } });
    expect(adviceFor(full)).toMatchObject({
      advice: 'refuse',
      reasons: [
        { code: 'STAY_EXHAUSTED', clause: '3.7' },
        { code: 'STAY_WOULD_EXCEED', clause: '3.7' },
      ],
    });
    const perhaps = aQuestion({ stay: { inside: false, daysLeft: 12, wouldExceed: '3.7' } });
    expect(adviceFor(perhaps)).toMatchObject({ advice: 'refer', reasons: [{ code: 'STAY_WOULD_EXCEED', clause: '3.7' }] });
    expect(codes({ ...perhaps, direction: 'entry', stay: { inside: true, daysLeft: 0, wouldExceed: '3.7' } })).toEqual(['PERMIT_VALID']);
  });

  it('turns knowledge amber after 4 hours and refers after 24', () => {
    const at = (knowledgeAgeSeconds: number) => adviceFor(aQuestion({ knowledgeAgeSeconds }));
    expect([14_399, 14_400, 86_399, 86_400].map((age) => at(age).knowledge)).toEqual(['green', 'amber', 'amber', 'stale']);
    expect(at(86_399).advice).toBe('admit');
    expect(at(86_400)).toMatchObject({ advice: 'refer', reasons: [{ code: 'DATA_STALE', clause: '8.1' }] });
  });

  it('is closed by a notice', () => {
    const notices = [{ traffic: 'all', status: 'closed', from: '2026-11-21T02:00:00Z', ground: 'flood', decidedBy: 'post' }] as const;
    expect(codes(aQuestion({ gate: aGate({ notices }) }))).toEqual(['GATE_CLOSED']);
  });
});

describe('adviceFor, where nothing says which way somebody heads', () => {
  const nobody = { permit: null, credential: 'none', askedBy: 'permit', holder: { known: false, nationality: null } } as const;

  it('refers at night, at a shut gate and with papers that nobody knows, and refuses nobody', () => {
    expect(adviceFor(aQuestion({ ...nobody, at: hanoi('22:00') }))).toMatchObject({ advice: 'refer' });
    expect(codes(aQuestion({ ...nobody, at: hanoi('22:00') }))).toContain('GATE_OUTSIDE_HOURS');
    const notices = [{ traffic: 'all', status: 'closed', from: '2026-11-21T02:00:00Z', ground: 'flood', decidedBy: 'post' }] as const;
    expect(adviceFor(aQuestion({ ...nobody, gate: aGate({ notices }) })).advice).toBe('refer');
    expect(adviceFor(aQuestion({ ...nobody, credential: 'signature-invalid' })).advice).toBe('refer');
  });
});

describe('adviceFor, for vehicles', () => {
  const gate = aGate({ hours: [anHours({ traffic: 'all' })] });
  const clause = { id: '6.1', sources: [], confidence: 'unverified', hostSide: 'CN', nationalities: ['VNM'] } as const;
  const withoutPermit = [{ ...clause, documents: ['passport'], kinds: ['international'] }] as const;
  const lorry = { permit: null, credential: 'none', askedBy: 'document', documentType: 'passport', traffic: 'vehicle', gate } as const;
  const vehicles = [{ hostSide: 'CN', permitTypes: ['VNCN-CARGO-TWOWAY'] }];

  it('misses the vehicle’s permit whatever papers the driver holds', () => {
    const question = aQuestion({ ...lorry, rulebook: aRulebook({ withoutPermit, vehicles }) });
    expect(adviceFor(question)).toMatchObject({ advice: 'refer', reasons: [{ code: 'VEHICLE_PERMIT_MISSING' }] });
    expect(codes({ ...question, traffic: 'person' })).toEqual(['PERMIT_VALID']);
    expect(codes({ ...question, vehicle: { permitHeld: true, driverEntitled: null } })).toEqual(['PERMIT_VALID']);
    expect(codes(aQuestion({ gate, traffic: 'vehicle', rulebook: aRulebook({ vehicles }) }))).toEqual(['VEHICLE_PERMIT_MISSING']);
  });

  it('admits none where nobody has set rules for vehicles, and lets one home', () => {
    expect(adviceFor(aQuestion({ ...lorry, rulebook: aRulebook({ withoutPermit }) }))).toMatchObject({
      advice: 'refer',
      reasons: [{ code: 'RULE_NOT_SET', about: 'vehicle' }],
    });
    expect(adviceFor(home({ ...lorry, rulebook: aRulebook({ vehicles }) })).advice).toBe('admit');
  });
});

describe('adviceFor, told by a newer release', () => {
  it('refers a permit and a notice whose words it does not know', () => {
    expect(adviceFor(aQuestion({ permit: aPermit({ status: 'unknown' }) }))).toMatchObject({ advice: 'refer' });
    const notice = {
      traffic: 'all',
      status: 'closed',
      isUnclear: true,
      from: '2026-11-21T02:00:00Z',
      ground: 'x',
      decidedBy: 'post',
    } as const;
    expect(adviceFor(aQuestion({ gate: aGate({ notices: [notice] }) }))).toMatchObject({
      advice: 'refer',
      reasons: [{ code: 'RULE_NOT_SET', about: 'gate-status' }],
    });
    expect(adviceFor(aQuestion({ registrationStatus: 'quarantined' })).advice).not.toBe('admit');
  });
});

describe('adviceFor, on the way home', () => {
  it('admits the worker who comes home with a revoked paper, and lists the reason', () => {
    expect(adviceFor(home({ permit: aPermit({ status: 'revoked' }) }))).toMatchObject({
      advice: 'admit',
      heading: 'home',
      reasons: [{ code: 'PERMIT_REVOKED' }],
    });
  });

  it('lists closing hours and a missing entry, and needs no rule', () => {
    expect(adviceFor(home({ at: hanoi('20:30') }))).toMatchObject({ advice: 'admit', reasons: [{ code: 'GATE_OUTSIDE_HOURS' }] });
    expect(codes(home({ stay: { inside: false, daysLeft: 0 } }))).toEqual(['NO_ENTRY_ON_RECORD']);
    expect(codes(home({ gate: aGate({ hours: [] }), rulebook: null }))).toEqual(['PERMIT_VALID']);
  });

  it('does not blame a single entry for having been used, nor a last lawful day', () => {
    expect(codes(home({ permit: aPermit({ entries: 'single', entriesUsed: 1 }), stay: { inside: true, daysLeft: 0 } }))).toEqual([
      'PERMIT_VALID',
    ]);
    expect(codes(home({ stay: { inside: true, daysLeft: 0, overstayDays: 2 } }))).toEqual(['STAY_EXHAUSTED']);
  });

  it('refers when it is doubtful who stands there', () => {
    expect(adviceFor(home({ document: 'mismatch' })).advice).toBe('refer');
    expect(adviceFor(home({ credential: 'signature-invalid' })).advice).toBe('refer');
  });

  it('lets a foreign visitor leave, and a national without a permit come in', () => {
    const visit = aPermit({ type: 'VN-VISIT-PERMIT', hostSide: 'VN', status: 'expired' });
    const leaving = aQuestion({ permit: visit, holder: { known: true, nationality: 'CHN' }, stay: { inside: true, daysLeft: 1 } });
    expect(adviceFor(leaving)).toMatchObject({ advice: 'admit', heading: 'home' });
    const returning = home({ permit: null, credential: 'none', askedBy: 'document', documentType: 'passport' });
    expect(adviceFor(returning)).toMatchObject({ advice: 'admit', heading: 'home', reasons: [{ code: 'PERMIT_UNKNOWN' }] });
  });
});

describe('any check', () => {
  const anyQuestion = fc
    .record({
      direction: fc.constantFrom('entry' as const, 'exit' as const),
      at: fc.date({ min: new Date('2026-10-01'), max: new Date('2027-03-01'), noInvalidDate: true }),
      traffic: fc.constantFrom('person' as const, 'vehicle' as const),
      credential: fc.constantFrom(
        'none' as const,
        'valid' as const,
        'malformed' as const,
        'issuer-unknown' as const,
        'signature-invalid' as const,
      ),
      document: fc.constantFrom('not-compared' as const, 'match' as const, 'mismatch' as const, 'check-digit' as const, 'expired' as const),
      permit: fc.option(
        fc.record({
          status: fc.constantFrom(...PERMIT_STATUSES),
          hostSide: fc.constantFrom('VN', 'CN', 'LA', 'XX'),
          entriesUsed: fc.nat({ max: 2 }),
          entries: fc.constantFrom('single' as const, 'multiple' as const),
        }),
      ),
      stay: fc.record({ inside: fc.option(fc.boolean()), daysLeft: fc.option(fc.nat({ max: 3 })), overstayDays: fc.nat({ max: 1 }) }),
      knowledgeAgeSeconds: fc.nat({ max: 100_000 }),
      alertHit: fc.boolean(),
      hasRulebook: fc.boolean(),
    })
    .map(({ permit, hasRulebook, ...rest }) =>
      aQuestion({ ...rest, permit: permit && aPermit(permit), rulebook: hasRulebook ? aRulebook() : null }),
    );

  it('is never held back on the way home, and otherwise follows its gravest reason', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { advice, heading, reasons } = adviceFor(question);
        const gravest = ADVICE.findLast((candidate) => reasons.some(({ code }) => GRAVITY[code] === candidate));
        const doubtful = reasons.some(({ code }) => IDENTITY_CODES.includes(code));
        expect(advice).toBe(heading === 'towards' ? gravest : doubtful ? 'refer' : 'admit');
      }),
    );
  });

  it('gives PERMIT_VALID alone or only reasons against, each once and in order', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { reasons } = adviceFor(question);
        const gravities = reasons.map(({ code }) => ADVICE.indexOf(GRAVITY[code]));
        expect(gravities).toEqual([...gravities].sort((a, b) => b - a));
        expect(new Set(reasons.map(({ code, about }) => `${code} ${about}`)).size).toBe(reasons.length);
        expect(reasons.some(({ code }) => code === 'PERMIT_VALID')).toBe(reasons.length === 1 && reasons[0]?.code === 'PERMIT_VALID');
      }),
    );
  });
});

describe('flagsFor', () => {
  it('records what was against a crossing, and that a reason is missing when the officer departed from the advice', () => {
    const revoked = aQuestion({ permit: aPermit({ status: 'revoked' }) });
    const passed = { outcome: 'passed', hasReason: false, previousDirection: null } as const;
    expect(flagsFor(aQuestion(), passed)).toEqual([]);
    expect(flagsFor(revoked, passed)).toEqual(['PERMIT_REVOKED', 'REASON_MISSING']);
    expect(flagsFor(revoked, { ...passed, hasReason: true })).toEqual(['PERMIT_REVOKED']);
    expect(flagsFor(revoked, { ...passed, outcome: 'turned-back' })).toEqual(['PERMIT_REVOKED']);
    expect(flagsFor(aQuestion(), { ...passed, outcome: 'turned-back' })).toEqual(['REASON_MISSING']);
  });

  it('flags the same direction twice, but not for somebody turned back', () => {
    const again = { outcome: 'passed', hasReason: true, previousDirection: 'exit' } as const;
    expect(flagsFor(aQuestion(), again)).toEqual(['SAME_DIRECTION_TWICE']);
    expect(flagsFor(aQuestion(), { ...again, previousDirection: 'entry' })).toEqual([]);
    expect(flagsFor(aQuestion(), { ...again, outcome: 'turned-back' })).toEqual([]);
  });

  it('has a gravity for every code', () => {
    expect(Object.keys(GRAVITY)).toEqual([...REASON_CODES]);
  });
});
