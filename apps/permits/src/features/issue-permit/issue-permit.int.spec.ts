import { readFileSync } from 'node:fs';
import {
  EXTEND_PERMIT,
  GET_PERMIT,
  GET_PERMIT_BY_NUMBER,
  GET_PERMIT_CREDENTIAL,
  GET_STATUS_LIST,
  GET_TRUST_LIST,
  ISSUE_PERMIT,
  LIST_PERMIT_TYPES,
  LIST_PERMITS,
  PERMIT_CHANGED,
  REFUSE_PERMIT,
  REINSTATE_PERMIT,
  READ_ACCESS_LOG,
  REISSUE_PERMIT,
  REQUEST_PERMIT,
  REVOKE_PERMIT,
  SUSPEND_PERMIT,
  type Actor,
  type Permit,
  type RequestPermit,
} from '@gatebook/contracts';
import {
  documentMatches,
  readCredential,
  statusAt,
  verifyStatusList,
  verifyTrustList,
  type PermitCredential,
  type TrustList,
} from '@gatebook/credential';
import { anActor, rowsOfAllOffices, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { aPerson } from '../../../../persons/test/a-person.js';
import { startPersons } from '../../../../persons/test/start-persons.js';
import { aVisit, register, startPermits, tellOfCorridors } from '../../../test/start-permits.js';

const NOW = new Date('2026-11-21T02:10:00Z');

jest.setTimeout(30_000);

describe('a permit', () => {
  let persons: TestService;
  let permits: TestService;
  let visitor: string;
  const clock = new TestClock(NOW);
  const officer = anActor('permit-officer');
  const as = (actor: Actor) => ({ actor });

  beforeAll(async () => {
    const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
    persons = await startPersons();
    permits = await startPermits({ broker: persons.broker, clock });
    await tellOfCorridors(permits);
    const names = [
      { script: 'Latn', familyName: 'PHOMMACHANH', givenNames: 'SOUKSAVATH' },
      { script: 'Laoo', full: 'ສຸກສະຫວັດ ພົມມະຈັນ' },
    ] as const;
    const documents = [{ type: 'passport', issuer: 'LAO', number: 'P0012345' }] as const;
    visitor = await register(
      persons,
      aPerson({ names, documents, nationality: 'LAO', homeTerritory: 'LA:LA-SL', birthDate: '1990-05-01' }),
    );
  }, 60_000);
  beforeEach(() => {
    clock.instant = NOW;
  });
  afterAll(async () => {
    await permits.stop();
    await persons.stop();
  });

  const request = (changes: Partial<RequestPermit> = {}, actor: Actor = officer) =>
    permits.ask(REQUEST_PERMIT, aVisit(visitor, changes), as(actor));
  const issued = async (changes: Partial<RequestPermit> = {}): Promise<Permit> => {
    const { permitId } = await request(changes);
    return permits.ask(ISSUE_PERMIT, { permitId }, as(officer));
  };
  const trustList = async (): Promise<TrustList> => {
    const { token, root } = await permits.ask(GET_TRUST_LIST, {});
    const reading = verifyTrustList(token, root);
    if (reading.outcome !== 'valid') throw new Error(reading.outcome);
    return reading.trustList;
  };
  const credentialOf = async (permitId: string): Promise<PermitCredential> => {
    const { credential } = await permits.ask(GET_PERMIT_CREDENTIAL, { permitId }, as(officer));
    const reading = readCredential(credential, await trustList(), clock.now());
    if (reading.outcome !== 'valid') throw new Error(reading.outcome);
    return reading.credential;
  };
  const standingIn = async ({ list, index }: PermitCredential['statusList']) => {
    const { token, sequence } = await permits.ask(GET_STATUS_LIST, { n: list });
    const reading = await verifyStatusList(token, await trustList());
    if (reading.outcome !== 'valid') throw new Error(reading.outcome);
    return { standing: statusAt(reading.statusList.bytes, index), sequence };
  };
  const toldOf = async (permitId: string) =>
    (await permits.events(PERMIT_CHANGED)).flatMap(({ body }) => (body.permitId === permitId ? [body] : []));

  it('is requested, judged by the rulebook in force, issued, and its credential carries holder, document and zone', async () => {
    const requested = await request();
    expect(requested).toMatchObject({
      status: 'requested',
      number: expect.stringMatching(/^VN-26-\d{7}$/),
      corridorId: 'quang-tri--salavan',
      rulebookVersion: 1,
      zone: ['VN:VN-25:2025'],
    });
    await expect(permits.ask(GET_PERMIT_CREDENTIAL, { permitId: requested.permitId }, as(officer))).rejects.toMatchObject({
      code: 'CREDENTIAL_NOT_ISSUED',
    });
    const permit = await permits.ask(ISSUE_PERMIT, { permitId: requested.permitId }, as(officer));
    expect(permit).toMatchObject({ status: 'issued', version: 2, issuedAt: NOW.toISOString() });

    const credential = await credentialOf(permit.permitId);
    expect(credential).toMatchObject({
      permitNumber: permit.number,
      permitType: 'VN-VISIT-PERMIT',
      issuerSide: 'VN',
      hostSide: 'VN',
      holder: { latinName: 'PHOMMACHANH SOUKSAVATH', birthDate: '1990-05-01', nationality: 'LAO' },
      validFrom: '2026-11-21',
      validUntil: '2027-01-20',
      gates: ['vnla-la-lay'],
      zone: ['VN:VN-25:2025'],
    });
    expect(documentMatches(credential.documentDigest ?? new Uint8Array(), { type: 'passport', issuer: 'LAO', number: 'P0012345' })).toBe(
      true,
    );
    expect((await standingIn(credential.statusList)).standing).toBe('valid');
    await until(async () => (await toldOf(permit.permitId)).length === 2);
    expect(
      (await toldOf(permit.permitId)).map(({ status, version, statusListSequence }) => [status, version, statusListSequence > 0]),
    ).toEqual([
      ['requested', 1, false],
      ['issued', 2, true],
    ]);
  });

  it('is requested and issued with the officers’ names in the person’s access log', async () => {
    const personId = await register(persons, aPerson({ nationality: 'LAO', homeTerritory: 'LA:LA-SL' }));
    const officers = [anActor('permit-officer'), anActor('permit-officer')] as const;
    const officeId = officers[0].officeId;
    const { permitId } = await permits.ask(REQUEST_PERMIT, aVisit(personId), { actor: officers[0], purpose: 'permit-issue' });
    await permits.ask(ISSUE_PERMIT, { permitId }, { actor: { ...officers[1], officeId } });
    const page: unknown = await persons.ask(READ_ACCESS_LOG, { personId }, { actor: anActor('auditor') });
    expect(page).toMatchObject({
      items: [
        { what: 'card', actorId: officers[1].id, officeId, purpose: 'permit-issue' },
        { what: 'card', actorId: 'permits', actorKind: 'service' },
        { what: 'facts', actorId: officers[0].id, officeId, purpose: 'permit-issue' },
        { what: 'facts', actorId: 'permits', actorKind: 'service' },
      ],
    });
  });

  it('shows its QR code as a picture that decodes to the credential', async () => {
    const { permitId } = await issued();
    const text = await permits.ask(GET_PERMIT_CREDENTIAL, { permitId }, as(officer));
    expect(text.qr.level).toBe('M');
    expect(text.qr.version).toBeLessThanOrEqual(12);
    const png = await permits.askWhole(GET_PERMIT_CREDENTIAL, { permitId }, { actor: officer, accept: 'image/png' });
    expect(png).toMatchObject({ contentType: 'image/png', base64: true });
    const [read] = await readBarcodes(new Uint8Array(Buffer.from(String(png.body), 'base64')), { formats: ['QRCode'] });
    expect(read?.text).toBe(text.credential);
    const svg = await permits.askWhole(GET_PERMIT_CREDENTIAL, { permitId }, { actor: officer, accept: 'image/svg+xml' });
    expect(svg).toMatchObject({ contentType: 'image/svg+xml', body: expect.stringContaining('<svg') });
  });

  it('when revoked flips its entry in the status list, is told with that sequence, and is revoked for good', async () => {
    const { permitId } = await issued();
    const { statusList } = await credentialOf(permitId);
    const decide = { permitId, reason: 'false-statement', note: 'Other purpose than stated' };
    const suspended = await permits.ask(SUSPEND_PERMIT, decide, as(officer));
    expect([suspended.status, (await standingIn(statusList)).standing]).toEqual(['suspended', 'suspended']);
    const reinstated = await permits.ask(REINSTATE_PERMIT, { permitId }, as(officer));
    expect([reinstated.status, (await standingIn(statusList)).standing]).toEqual(['issued', 'valid']);
    const before = await standingIn(statusList);
    const revoked = await permits.ask(REVOKE_PERMIT, decide, as(officer));
    expect(revoked).toMatchObject({ status: 'revoked', version: 5, reason: 'false-statement' });
    const after = await standingIn(statusList);
    expect(after).toEqual({ standing: 'revoked', sequence: before.sequence + 1 });
    await until(async () => (await toldOf(permitId)).length === 5);
    expect((await toldOf(permitId)).at(-1)).toMatchObject({ status: 'revoked', statusListSequence: after.sequence });
    for (const call of [REVOKE_PERMIT, SUSPEND_PERMIT, REFUSE_PERMIT]) {
      await expect(permits.ask(call, decide, as(officer))).rejects.toMatchObject({
        code: 'PERMIT_STATUS',
        parameters: { currentStatus: 'revoked' },
      });
    }
  });

  it('whose card is lost twice is told as one permit with the first card, through every change of it, and not with another', async () => {
    const first = await issued();
    const reissue = ({ permitId }: Permit) => permits.ask(REISSUE_PERMIT, { permitId, reason: 'lost' }, as(officer));
    const third = await reissue(await reissue(first));
    await permits.ask(SUSPEND_PERMIT, { permitId: third.permitId, reason: 'false-statement' }, as(officer));
    await until(async () => (await toldOf(third.permitId)).length === 2);
    const chains = async (permitId: string) => (await toldOf(permitId)).map(({ chainId }) => chainId);
    const second = third.replaces ?? '';
    expect(await chains(first.permitId)).toEqual([undefined, undefined, undefined]);
    expect([await chains(second), await chains(third.permitId)]).toEqual([
      [first.permitId, first.permitId],
      [first.permitId, first.permitId],
    ]);
    const { permitId } = await issued();
    await until(async () => (await toldOf(permitId)).length === 2);
    expect(await chains(permitId)).toEqual([undefined, undefined]);
  });

  it('is decided once by two at the same time, and not by who saw another version', async () => {
    const { permitId } = await issued();
    const decide = { permitId, reason: 'lost' };
    await expect(permits.ask(SUSPEND_PERMIT, decide, { actor: officer, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'VERSION_STALE',
    });
    const outcomes = await Promise.allSettled([
      permits.ask(REVOKE_PERMIT, decide, as(officer)),
      permits.ask(REVOKE_PERMIT, decide, as(officer)),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('issued again with its Idempotency-Key gets the first answer', async () => {
    const { permitId } = await request();
    const asked = { actor: officer, idempotencyKey: uuid() };
    const first = await permits.ask(ISSUE_PERMIT, { permitId }, asked);
    await expect(permits.ask(ISSUE_PERMIT, { permitId }, asked)).resolves.toEqual(first);
    await expect(permits.ask(ISSUE_PERMIT, { permitId }, as(officer))).rejects.toMatchObject({ code: 'PERMIT_STATUS' });
  });

  it('has expired when its last day on the host side is over, and is listed so', async () => {
    const { permitId } = await issued({ validUntil: '2026-11-30' });
    const statuses = async () =>
      (await permits.ask(LIST_PERMITS, { status: 'expired' }, as(officer))).items.map((permit) => [permit.permitId, permit.status]);
    clock.instant = new Date('2026-11-30T16:59:59Z');
    expect(await statuses()).toEqual([]);
    clock.instant = new Date('2026-11-30T17:00:00Z');
    expect(await statuses()).toEqual([[permitId, 'expired']]);
    await expect(permits.ask(SUSPEND_PERMIT, { permitId, reason: 'lost' }, as(officer))).rejects.toMatchObject({
      code: 'PERMIT_STATUS',
      parameters: { currentStatus: 'expired' },
    });
  });

  it.each<[string, Partial<RequestPermit>, string, string[]]>([
    ['too long', { validUntil: '2027-02-21' }, 'PERMIT_VALIDITY_TOO_LONG', ['/validUntil VALIDITY_TOO_LONG']],
    [
      'for another purpose and too long',
      { purpose: 'work', validUntil: '2028-01-01' },
      'PERMIT_NOT_ALLOWED',
      ['/purpose PURPOSE_NOT_ALLOWED', '/validUntil VALIDITY_TOO_LONG'],
    ],
    ['for a gate of another corridor', { gates: ['vncn-huu-nghi'] }, 'PERMIT_NOT_ALLOWED', ['/gates GATE_NOT_ALLOWED']],
    ['for a zone outside', { zone: ['VN:VN-HN'] }, 'PERMIT_NOT_ALLOWED', ['/zone ZONE_NOT_ALLOWED']],
    [
      'for a nationality that the rule does not name',
      { type: 'VNLA-BORDER-PASS', hostSide: 'LA', zone: ['LA:LA-SL'] },
      'PERMIT_NOT_ALLOWED',
      ['/personId NATIONALITY_NOT_ENTITLED'],
    ],
    [
      'under a regime without papers',
      { type: 'VNLA-VISA-EXEMPT', validUntil: '2026-12-20', zone: undefined },
      'PERMIT_NOT_ALLOWED',
      ['/type NO_PAPER_IS_ISSUED'],
    ],
    ['of a type without a rule', { type: 'VNCN-CARGO-TWOWAY' }, 'RULE_NOT_SET', []],
    ['of no known type', { type: 'NO-SUCH-TYPE' }, 'PERMIT_TYPE_UNKNOWN', []],
    ['for an unknown gate', { gates: ['nowhere'] }, 'GATE_UNKNOWN', ['/gates/0 GATE_UNKNOWN']],
    ['for an unknown territory', { zone: ['VN:XX'] }, 'TERRITORY_UNKNOWN', ['/zone/0 TERRITORY_UNKNOWN']],
    ['that ends before it starts', { validUntil: '2026-11-20' }, 'REQUEST_INVALID', ['/validUntil ENDS_BEFORE_START']],
    ['for nobody we know', { personId: uuid() }, 'PERSON_UNKNOWN', []],
  ])('is not requested %s', async (_, changes, code, errors) => {
    const problem: unknown = await request(changes).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code });
    const found = problem instanceof Error && 'errors' in problem && Array.isArray(problem.errors) ? problem.errors : [];
    expect(found.map(({ pointer, code: of }) => `${pointer} ${of}`)).toEqual(errors);
    if (code === 'PERMIT_VALIDITY_TOO_LONG') expect(found[0].detail).toMatch(/quang-tri--salavan 1 § \d/);
  });

  it('lists children under sixteen as companions and nobody else', async () => {
    const child = await register(persons, aPerson({ birthDate: '2015-01-01', nationality: 'LAO' }));
    await expect(request({ companions: [{ personId: child }] })).resolves.toMatchObject({ companions: [{ personId: child }] });
    const grown = await register(persons, aPerson({ birthDate: '2010-11-21', nationality: 'LAO' }));
    await expect(request({ companions: [{ personId: grown }] })).rejects.toMatchObject({
      code: 'PERMIT_NOT_ALLOWED',
      errors: [expect.objectContaining({ code: 'COMPANION_NOT_A_CHILD' })],
    });
  });

  it('belongs to its office: another finds nothing, a gate it admits reads it, an auditor reads all', async () => {
    const { permitId, number } = await issued();
    const other = as(anActor('permit-officer'));
    const stranger = { actor: anActor('permit-officer', { officeId: null }) };
    for (const asked of [other, stranger]) {
      await expect(permits.ask(GET_PERMIT, { permitId }, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(permits.ask(REVOKE_PERMIT, { permitId, reason: 'lost' }, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(permits.ask(GET_PERMIT_CREDENTIAL, { permitId }, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await permits.ask(LIST_PERMITS, { personId: visitor }, asked)).items).toEqual([]);
    }
    const atLaLay = as(anActor('gate-officer', { gateIds: ['vnla-la-lay'] }));
    await expect(permits.ask(GET_PERMIT_BY_NUMBER, { number }, atLaLay)).resolves.toMatchObject({ permitId });
    const atHuuNghi = as(anActor('gate-officer', { gateIds: ['vncn-huu-nghi'] }));
    await expect(permits.ask(GET_PERMIT_BY_NUMBER, { number }, atHuuNghi)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(permits.ask(GET_PERMIT, { permitId }, as(anActor('auditor')))).resolves.toMatchObject({ permitId });
    await expect(request({}, anActor('labour-officer'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is refused instead, or extended only where the rule has an extension clause', async () => {
    const { permitId } = await request();
    await expect(permits.ask(REFUSE_PERMIT, { permitId, reason: 'papers-incomplete' }, as(officer))).resolves.toMatchObject({
      status: 'refused',
    });
    const visit = await issued();
    await expect(permits.ask(EXTEND_PERMIT, { permitId: visit.permitId, validUntil: '2027-02-01' }, as(officer))).rejects.toMatchObject({
      code: 'RULE_NOT_SET',
    });

    const driver = await register(persons, aPerson({ homeTerritory: 'VN:VN-25' }));
    const transport = {
      type: 'VNLA-TRANSPORT-PERMIT-COM',
      hostSide: 'LA',
      personId: driver,
      zone: ['LA:LA-SL'],
      purpose: 'driver-and-vehicle',
      validUntil: '2026-12-20',
    };
    const lorry = await issued({ ...transport, vehicle: { plate: '74C-123.45', country: 'VN', kind: 'lorry' } });
    const extend = (validUntil: string) => permits.ask(EXTEND_PERMIT, { permitId: lorry.permitId, validUntil }, as(officer));
    await expect(extend('2026-12-31')).rejects.toMatchObject({
      code: 'PERMIT_NOT_ALLOWED',
      errors: [expect.objectContaining({ code: 'EXTENSION_TOO_LONG' })],
    });
    const { statusList } = await credentialOf(lorry.permitId);
    await expect(extend('2026-12-30')).resolves.toMatchObject({ validUntil: '2026-12-30', version: 3 });
    expect(await credentialOf(lorry.permitId)).toMatchObject({ validUntil: '2026-12-30', statusList });
    await expect(extend('2027-01-02')).rejects.toMatchObject({ errors: [expect.objectContaining({ code: 'EXTENSIONS_USED' })] });
  });

  it('leaves no name in the database', async () => {
    await issued();
    const tables: { table_name: string }[] = await permits.service.dataSource.query(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'permits' AND table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { table_name } of tables) {
      const found = await rowsOfAllOffices(
        permits.service.dataSource,
        `SELECT 1 FROM ${table_name} AS kept WHERE kept::text ILIKE '%PHOMMACHANH%' OR kept::text LIKE '%P0012345%'`,
      );
      expect([table_name, found]).toEqual([table_name, []]);
    }
    // The credential begins with GB1: where it lies open.
    const open = await rowsOfAllOffices(
      permits.service.dataSource,
      `SELECT 1 FROM permit WHERE position('GB1:'::bytea IN sealed_credential) > 0`,
    );
    expect(open).toEqual([]);
  });

  it('type is listed with the rules under which our side issues it', async () => {
    const { items } = await permits.ask(LIST_PERMIT_TYPES, {});
    const visit = items.find(({ code }) => code === 'VN-VISIT-PERMIT');
    expect(visit).toMatchObject({
      issuedHere: true,
      rules: expect.arrayContaining([expect.objectContaining({ corridorId: 'quang-tri--salavan', maxMonths: 3 })]),
    });
    expect(items.find(({ code }) => code === 'CN-BORDER-EXIT-ENTRY-PASS')).toMatchObject({ issuedHere: false, rules: [] });
  });
});
