import { CHECK, PERMIT_CHANGED, type CheckAnswer, type IdentifiedCheck } from '@gatebook/contracts';
import { until, anActor } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import {
  aCheck,
  aCredential,
  aPermit,
  HUU_NGHI,
  LA_LAY,
  startCrossings,
  TEN_IN_HANOI,
  type TestCrossings,
} from '../../../test/start-crossings.js';

describe('a check at a gate', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  const check = (request: Partial<IdentifiedCheck>, language: 'en' | 'vi' = 'en'): Promise<CheckAnswer> =>
    gates.ask(CHECK, aCheck(request), { actor: gates.officer, language });
  const codes = ({ reasons }: CheckAnswer): string[] => reasons.map(({ code }) => code);

  it('admits a worker with a valid paper and names the clause', async () => {
    const permit = await gates.permit();
    const answer = await check({ subject: { credential: aCredential(permit) } });
    expect(answer).toMatchObject({
      advice: 'admit',
      heading: 'towards',
      permit: { number: permit.number, status: 'issued' },
      person: { personId: permit.personId, names: 'NGUYEN THI LAN', namesFrom: 'credential' },
    });
    expect(answer.reasons).toEqual([{ code: 'PERMIT_VALID', clause: expect.any(String), text: 'The permit is valid.' }]);
    expect(answer.basis).toMatchObject({ rulebookVersion: 1, statusListSequence: 7 });
    expect(answer.basis.ageSeconds).toBeLessThan(60);
  });

  it('speaks the officer’s language', async () => {
    const permit = await gates.permit();
    expect((await check({ subject: { permitNumber: permit.number } }, 'vi')).reasons[0]?.text).toBe('Giấy phép có hiệu lực.');
  });

  it.each([
    ['19:30 in Hanoi', '2026-11-21T12:30:00Z', 'admit', 'PERMIT_VALID'],
    ['the last minute, 19:59', '2026-11-21T12:59:59Z', 'admit', 'PERMIT_VALID'],
    ['20:00, when the post has closed', '2026-11-21T13:00:00Z', 'refuse', 'GATE_OUTSIDE_HOURS'],
    ['20:30 in Hanoi', '2026-11-21T13:30:00Z', 'refuse', 'GATE_OUTSIDE_HOURS'],
  ])('at Huu Nghi at %s', async (_, at, advice, code) => {
    const permit = await gates.permit();
    const answer = await check({ at, subject: { permitNumber: permit.number } });
    expect([answer.advice, codes(answer)]).toEqual([advice, [code]]);
  });

  it('refuses a worker who goes out with a revoked paper, and lets the same worker home', async () => {
    const permit = await gates.permit({ status: 'revoked', version: 3 });
    const out = await check({ subject: { credential: aCredential(permit) } });
    expect([out.advice, out.heading, codes(out)]).toEqual(['refuse', 'towards', ['PERMIT_REVOKED']]);
    const home = await check({ direction: 'entry', subject: { credential: aCredential(permit) } });
    expect([home.advice, home.heading]).toEqual(['admit', 'home']);
    expect(codes(home)).toContain('PERMIT_REVOKED');
  });

  it('refuses within five seconds of the revocation, and an older event that comes late changes nothing', async () => {
    const permit = await gates.permit();
    expect((await check({ subject: { permitNumber: permit.number } })).advice).toBe('admit');
    const revokedAt = Date.now();
    await gates.tell(PERMIT_CHANGED, { ...permit, status: 'revoked', version: 3 });
    await gates.tell(PERMIT_CHANGED, { ...permit, status: 'suspended', version: 2 });
    await until(async () => (await check({ subject: { permitNumber: permit.number } })).advice === 'refuse');
    expect(Date.now() - revokedAt).toBeLessThan(5_000);
    expect(codes(await check({ subject: { permitNumber: permit.number } }))).toEqual(['PERMIT_REVOKED']);
  });

  it('refuses a permit for another gate and a permit before its first and after its last day', async () => {
    const elsewhere = await gates.permit({ gates: ['vncn-chi-ma'] });
    expect(codes(await check({ subject: { permitNumber: elsewhere.number } }))).toContain('GATE_NOT_ALLOWED');
    const later = await gates.permit({ validFrom: '2026-11-22' });
    expect(codes(await check({ subject: { permitNumber: later.number } }))).toContain('PERMIT_NOT_YET_VALID');
    const over = await gates.permit({ validUntil: '2026-11-20' });
    expect(codes(await check({ subject: { permitNumber: over.number } }))).toContain('PERMIT_EXPIRED');
    const lastDay = await gates.permit({ validUntil: '2026-11-21' });
    expect((await check({ subject: { permitNumber: lastDay.number } })).advice).toBe('admit');
  });

  it('goes by what was signed where a number was typed beside it', async () => {
    const [revoked, good] = [await gates.permit({ status: 'revoked' }), await gates.permit()];
    const both = await check({ subject: { credential: aCredential(revoked), permitNumber: good.number } });
    expect([both.advice, codes(both), both.permit?.number]).toEqual(['refuse', ['PERMIT_REVOKED'], revoked.number]);
  });

  it('does not trust a forged, garbled or foreign credential', async () => {
    const credential = aCredential(await gates.permit());
    const forged = `${credential.slice(0, -6)}${credential.at(-6) === 'A' ? 'B' : 'A'}${credential.slice(-5)}`;
    const answer = await check({ subject: { credential: forged } });
    expect(answer.advice).not.toBe('admit');
    expect(codes(answer)[0]).toMatch(/CREDENTIAL_/);
    expect(codes(await check({ subject: { credential: 'GB1:HELLO' } }))).toContain('CREDENTIAL_MALFORMED');
  });

  it('takes a neighbour’s signed permit by its signature, and one of our own that the registry never gave by nothing', async () => {
    const theirs = aCredential(aPermit({ number: 'LA-26-0000001' }), 'LA');
    expect(await check({ subject: { credential: theirs } })).toMatchObject({ advice: 'admit', permit: { status: null } });
    const paper = aPermit();
    for (const direction of ['exit', 'entry'] as const) {
      const answer = await check({ direction, subject: { credential: aCredential(paper) } });
      expect([answer.advice, answer.permit, codes(answer)]).toEqual(['refer', null, ['PERMIT_UNKNOWN']]);
    }
  });

  it('refers somebody unknown, and refuses a third country’s national at a gate for the two neighbours', async () => {
    const unknown = await check({
      subject: { document: { issuer: 'VNM', number: 'C1' } },
      identified: { personId: null, outcome: 'not-compared' },
    });
    expect([unknown.advice, codes(unknown)]).toEqual(['refer', expect.arrayContaining(['PERSON_UNKNOWN'])]);
    const thai = await gates.permit({ nationality: 'THA', gates: ['vncn-chi-ma'] });
    expect(codes(await check({ gateId: 'vncn-chi-ma', subject: { permitNumber: thai.number } }))).toContain('GATE_CLASS_NOT_ALLOWED');
  });

  it('does not let one person pass on another’s permit', async () => {
    const permit = await gates.permit();
    const stranger = await check({
      subject: { permitNumber: permit.number },
      identified: { personId: uuid(), outcome: 'match', document: { type: 'passport', issuer: 'VNM', number: 'C7' } },
    });
    expect([stranger.advice, codes(stranger)]).toEqual(['refer', ['DOCUMENT_MISMATCH']]);
    const holder = await check({ subject: { permitNumber: permit.number }, identified: { personId: permit.personId, outcome: 'match' } });
    expect(holder.advice).toBe('admit');
  });

  it('admits by a passport alone where the rules do, whatever old permits the person holds', async () => {
    const shown = { type: 'passport', issuer: 'LAO', number: 'P7' };
    const lao = {
      gates: [LA_LAY],
      hostSide: 'VN',
      type: 'VN-VISIT-PERMIT',
      nationality: 'LAO',
      zone: ['VN:VN-25:2025'],
      purpose: 'relatives',
    };
    const byPassport = (personId: string) =>
      check({
        gateId: LA_LAY,
        direction: 'entry',
        subject: { document: shown },
        identified: { personId, outcome: 'match', document: shown, nationality: 'LAO' },
      });
    const none = await byPassport(uuid());
    const over = await byPassport((await gates.permit({ ...lao, validUntil: '2026-11-10' })).personId);
    const elsewhere = await byPassport((await gates.permit({ ...lao, gates: [HUU_NGHI] })).personId);
    expect([none.advice, over.advice, elsewhere.advice]).toEqual(['admit', 'admit', 'admit']);
    const revoked = await byPassport((await gates.permit({ ...lao, status: 'revoked' })).personId);
    expect([revoked.advice, codes(revoked)]).toEqual(['refuse', ['PERMIT_REVOKED']]);
  });

  it('finds a vehicle’s permit by its plate, and misses the permit of a vehicle that has only its driver’s', async () => {
    const truck = {
      type: 'VNLA-TRANSPORT-PERMIT-COM',
      hostSide: 'LA',
      gates: [LA_LAY],
      zone: ['LA:LA-SL'],
      purpose: 'driver-and-vehicle',
      vehiclePlate: '74C01234',
    };
    const permit = await gates.permit(truck);
    const byPlate = await check({ gateId: LA_LAY, traffic: 'vehicle', subject: { plate: '74c-012.34' } });
    expect([byPlate.advice, byPlate.permit?.number]).toEqual(['admit', permit.number]);
    const unknown = await check({ gateId: LA_LAY, traffic: 'vehicle', subject: { plate: '74C-999.99' } });
    expect([unknown.advice, unknown.permit]).toEqual(['refer', null]);
    const driver = await gates.permit({ ...truck, type: 'VNLA-BORDER-PASS', purpose: 'relatives', vehiclePlate: undefined });
    const onPass = await check({ gateId: LA_LAY, traffic: 'vehicle', subject: { permitNumber: driver.number } });
    expect([onPass.advice, codes(onPass)]).toEqual(['refer', ['VEHICLE_PERMIT_MISSING']]);
  });

  it('refers a worker whose registration it has not heard of', async () => {
    const permit = await gates.permit({ registrationId: uuid() });
    const answer = await check({ subject: { permitNumber: permit.number } });
    expect([answer.advice, codes(answer)]).toEqual(['refer', ['DATA_STALE']]);
  });

  it('takes no number of one side under the signature of another, whether the registry gave it or not', async () => {
    for (const { number } of [await gates.permit(), aPermit()]) {
      const answer = await check({ subject: { credential: aCredential(aPermit({ number }), 'LA') } });
      expect([answer.advice, answer.permit, answer.person.names, codes(answer)]).toEqual([
        'refer',
        null,
        undefined,
        ['CREDENTIAL_ISSUER_UNKNOWN'],
      ]);
    }
  });

  it('keeps what it advised without names', async () => {
    const permit = await gates.permit();
    const { checkId } = await check({ subject: { credential: aCredential(permit) } });
    const [kept] = await gates.rows<{ advice: string; whole: string }>(
      'SELECT advice, gate_check::text AS whole FROM gate_check WHERE check_id = $1',
      [checkId],
    );
    expect(kept?.advice).toBe('admit');
    expect(kept?.whole).not.toMatch(/NGUYEN/);
  });

  it('answers only officers of the gate', async () => {
    const stranger = { actor: anActor('gate-officer', { gateIds: [LA_LAY] }) };
    await expect(gates.ask(CHECK, aCheck({ gateId: HUU_NGHI, subject: { permitNumber: 'x' } }), stranger)).rejects.toMatchObject({
      code: 'GATE_NOT_ASSIGNED',
    });
    expect(gates.clock.now()).toEqual(TEN_IN_HANOI);
  });
});
