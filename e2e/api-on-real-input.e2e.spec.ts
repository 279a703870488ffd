import { randomUUID } from 'node:crypto';
import type {
  CheckAnswer,
  CrossingInList,
  CrossingReceipt,
  MrzFields,
  Page,
  Person,
  PersonName,
  PermitCredentialAnswer,
  QuotaLineStanding,
  Registration,
  StatusListAnswer,
  TableData,
  TrustListAnswer,
} from '@gatebook/contracts';
import { readCredential, statusAt, verifyStatusList, verifyTrustList } from '@gatebook/credential';
import type { Gate } from '@gatebook/reference-data';
import { gateStateAt } from '@gatebook/rulebook';
import { v7 as uuid } from 'uuid';
import { ApiClient, eventually, severalAtOnce, type ApiProblem } from './api-client.js';
import { ICAO_SPECIMENS, misread } from './fixtures/icao-specimens.js';
import { aPassportMrz, aPerson } from './fixtures/invented-people.js';
import { listedEmployer, listedWorkers } from './fixtures/listed-workers.js';
import { aCrossing, codesOf, GateWork } from './gate-work.js';
import { expectProtected } from './protected-figures.js';
import { dayIn, hanoiDay, OfficeWork, type Job } from './office-work.js';
import { searchLogs } from './search-logs.js';
import { startProduct, type Product } from './start-product.js';

const HUU_NGHI = 'vncn-huu-nghi';
const LA_LAY = 'vnla-la-lay';
const CHI_MA = 'vncn-chi-ma';
/** Of tomorrow: a credential that was signed today was none before. */
const HALF_PAST_SEVEN = `${hanoiDay(1)}T19:30:00+07:00`;
const HALF_PAST_EIGHT = `${hanoiDay(1)}T20:30:00+07:00`;
const FOR_REGISTRATION = { purpose: 'registration' };
const AT_THE_GATE = { purpose: 'gate-check' };

describe('the outside contract on real input, by API clients alone', () => {
  let product: Product;
  let offices: OfficeWork;
  let gates: GateWork;
  let caneWork: Job;

  beforeAll(async () => {
    product = await startProduct({ story: 'small' });
    offices = new OfficeWork(product.url, await product.story());
    gates = new GateWork(await offices.as('gate-officer'));
    caneWork = {
      agreementId: await offices.enterAgreement('An agreement with room', yearsOf(500)),
      employerId: await offices.employerIdOf(listedEmployer('CN-CZ-1137')),
      contract: { occupation: '92', workplaceTerritory: 'CN:451423', from: dayIn('Asia/Shanghai', -10), to: dayIn('Asia/Shanghai', 60) },
    };
  }, 240_000);
  afterAll(() => product?.stop(), 70_000);

  it('registers the forty workers of a recruiter’s list row by row, each with a permit and nobody taken for another', async () => {
    const officer = await offices.as('labour-officer');
    const agreementId = await offices.enterAgreement('The agreement of the list', yearsOf(40));
    const numbers = new Set<string>();
    const rows = listedWorkers();
    for (const { person, employerNumber, contract } of rows) {
      const { personId, possibleDuplicates } = await offices.registerPerson(person);
      expect(possibleDuplicates).toEqual([]);
      const employerId = await offices.employerIdOf(listedEmployer(employerNumber));
      const { registrationId } = await offices.register(personId, { agreementId, employerId, contract });
      const permit = await offices.permitOf(registrationId);
      expect(permit).toMatchObject({
        type: 'VN-LABOUR-DISPATCH',
        hostSide: 'CN',
        personId,
        validFrom: contract.from,
        validUntil: contract.to,
      });
      numbers.add(permit.number);
      const due = contract.from > dayIn('Asia/Shanghai') ? 'approved' : 'active';
      const standing = await eventually(`the registration to be ${due}`, async () => {
        const registration = await officer.get<Registration>(`/registrations/${registrationId}`);
        return registration.status === due ? registration : null;
      });
      expect(standing.contract).toEqual(contract);
      const kept = await officer.get<Person>(`/persons/${personId}`, FOR_REGISTRATION);
      const { sex, birthDate, phone, homeAddress } = person;
      expect(kept).toMatchObject({ sex, birthDate, phone, homeAddress, names: person.names.map(withoutStraySpaces) });
      expect(kept.documents[0]).toMatchObject({ number: person.documents[0]?.number, expiresOn: person.documents[0]?.expiresOn });
    }
    expect([rows.length, numbers.size]).toEqual([40, 40]);
    expect(rows.filter(({ person }) => person.documents[0]?.mrz).length).toBeGreaterThan(15);
    const quota = await officer.get<QuotaLineStanding[]>(`/agreements/${agreementId}/quota`);
    expect(quota.reduce((used, line) => used + line.used, 0)).toBe(40);
  }, 120_000);

  it('reads the specimen documents of ICAO Doc 9303 and says where a check digit is wrong', async () => {
    const gate = await offices.as('gate-officer');
    const read = (lines: readonly string[]): Promise<MrzFields> => gate.post('/persons/read-mrz', { lines });
    const [card, pass, passport] = [await read(ICAO_SPECIMENS.TD1), await read(ICAO_SPECIMENS.TD2), await read(ICAO_SPECIMENS.TD3)];
    const anna = {
      names: [{ script: 'Latn', familyName: 'ERIKSSON', givenNames: 'ANNA MARIA', source: 'document' }],
      sex: '2',
      birthDate: '1974-08-12',
      nationality: 'UTO',
      problems: [],
    };
    const document = { issuer: 'UTO', expiresOn: '2012-04-15' };
    expect(card).toMatchObject({ ...anna, format: 'TD1', document: { ...document, documentCode: 'I', number: 'D23145890' } });
    expect(pass).toMatchObject({ ...anna, format: 'TD2', document: { ...document, documentCode: 'I', number: 'D23145890' } });
    expect(passport).toMatchObject({ ...anna, format: 'TD3', document: { ...document, type: 'passport', number: 'L898902C3' } });
    const wrong = (field: string, line: number, position: number) => ({ field, code: 'CHECK_DIGIT', line, position });
    expect((await read(misread(ICAO_SPECIMENS.TD1, 2, 7, '3'))).problems).toContainEqual(wrong('birthDate', 2, 7));
    expect((await read(misread(ICAO_SPECIMENS.TD2, 2, 28, '8'))).problems).toContainEqual(wrong('expiresOn', 2, 28));
    expect((await read(misread(ICAO_SPECIMENS.TD3, 2, 10, '7'))).problems).toContainEqual(wrong('documentNumber', 2, 10));
  });

  it('enters nobody whose machine readable zone is wrong in itself or says something else than the fields', async () => {
    const officer = await offices.as('labour-officer');
    const mrz = aPassportMrz('VNM', 'BANHDUC', 'THI MO', 'K8810234');
    const passport = { type: 'passport', issuer: 'VNM', number: 'K8810234', expiresOn: '2034-05-31' } as const;
    const enter = (birthDate: string, lines: readonly string[]) =>
      officer.ask<ApiProblem>(
        'POST',
        '/persons',
        aPerson({ familyName: 'BANHDUC', givenNames: 'THI MO', birthDate, documents: [{ ...passport, mrz: lines }] }),
      );
    const broken = await enter('1988-07-04', misread(mrz, 2, 20, '9'));
    expect(broken).toMatchObject({ status: 422, body: { code: 'DOCUMENT_CHECK_DIGIT' } });
    expect(broken.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/documents/0/mrz/1', detail: expect.stringMatching(/birthDate 2:20/) }),
    );
    const differing = await enter('1988-04-07', mrz);
    expect(differing).toMatchObject({ status: 422, body: { code: 'DOCUMENT_MISMATCH', errors: [{ pointer: '/birthDate' }] } });
    expect((await enter('1988-07-04', mrz)).status).toBe(201);
  });

  it('admits at Huu Nghi at half past seven in Hanoi, not at half past eight; the Chinese post keeps the same hour by its own clock', async () => {
    const { permits } = await product.story();
    const worker = permits.find(({ type }) => type === 'VN-LABOUR-DISPATCH');
    const visitor = permits.find(({ type }) => type === 'VN-VISIT-PERMIT');
    for (const [direction, subject] of [
      ['exit', { permitNumber: worker?.number }],
      ['entry', { credential: visitor?.credential }],
    ] as const) {
      const ask = (at: string) => gates.check({ gateId: HUU_NGHI, direction, at, subject });
      expect(await ask(HALF_PAST_SEVEN)).toMatchObject({ advice: 'admit', heading: 'towards', reasons: [{ code: 'PERMIT_VALID' }] });
      expect(await ask(HALF_PAST_EIGHT)).toMatchObject({ advice: 'refuse', reasons: [{ code: 'GATE_OUTSIDE_HOURS' }] });
    }
    const { gate } = await (await offices.as('gate-officer')).get<{ gate: Gate }>(`/gates/${HUU_NGHI}`);
    const post = (side: string, traffic: 'person' | 'vehicle', at: string) => gateStateAt(gate.hours, [], traffic, new Date(at), side);
    expect(gate.hours).toContainEqual(
      expect.objectContaining({ side: 'CN', traffic: 'person', open: '08:00', close: '21:00', zone: 'Asia/Shanghai' }),
    );
    expect(post('CN', 'person', HALF_PAST_SEVEN)).toMatchObject({ open: true, closesAt: new Date(`${hanoiDay(1)}T21:00:00+08:00`) });
    expect(post('CN', 'person', HALF_PAST_EIGHT)).toMatchObject({ open: false, opensAt: new Date(`${hanoiDay(2)}T08:00:00+08:00`) });
    // Goods: 07:00 to 19:00 in Hanoi, 08:00 to 19:00 in Beijing; in between one post is open and the other is shut.
    const halfPastSix = '2026-11-20T18:30:00+07:00';
    expect([post('VN', 'vehicle', halfPastSix).open, post('CN', 'vehicle', halfPastSix).open]).toEqual([true, false]);
  });

  it('lets nobody of a third country through a gate for the two neighbours, and nobody through a gate the permit does not name', async () => {
    const chiMa = new GateWork(await offices.newOffice({ kind: 'gate', territory: 'VN:VN-09', gateIds: [CHI_MA] }, 'gate-officer'));
    const thai = { mrz: aPassportMrz('THA', 'SAENGDAO', 'MALEE', 'AB7741230') };
    const chinese = { mrz: aPassportMrz('CHN', 'OUYANG', 'MEI', 'EA7741230') };
    const at = `${hanoiDay(1)}T10:00:00+07:00`;
    const atChiMa = await chiMa.check({ gateId: CHI_MA, direction: 'entry', at, subject: thai });
    expect(atChiMa.advice).toBe('refuse');
    expect(codesOf(atChiMa)).toContain('GATE_CLASS_NOT_ALLOWED');
    expect(codesOf(await chiMa.check({ gateId: CHI_MA, direction: 'entry', at, subject: chinese }))).not.toContain(
      'GATE_CLASS_NOT_ALLOWED',
    );
    expect(codesOf(await gates.check({ gateId: HUU_NGHI, direction: 'entry', at, subject: thai }))).not.toContain('GATE_CLASS_NOT_ALLOWED');
    const visitor = (await product.story()).permits.find(({ type }) => type === 'VN-VISIT-PERMIT');
    const elsewhere = await gates.check({ gateId: LA_LAY, direction: 'entry', at, subject: { credential: visitor?.credential } });
    expect(elsewhere).toMatchObject({ advice: 'refuse', reasons: [{ code: 'GATE_NOT_ALLOWED' }] });
  });

  it('refuses a worker who goes out on a revoked paper, and lets the same worker come home with the reason listed', async () => {
    const { personId } = await offices.registerPerson(aPerson());
    const { registrationId } = await offices.register(personId, caneWork);
    const { number: permitNumber } = await offices.permitOf(registrationId);
    const out = { gateId: HUU_NGHI, direction: 'exit', at: `${hanoiDay(-1)}T09:00:00+07:00`, subject: { permitNumber } } as const;
    await gates.admits(out);
    await gates.record({ gateId: HUU_NGHI, direction: 'exit', permitNumber, occurredAt: out.at });
    await (await offices.as('labour-supervisor')).post(`/registrations/${registrationId}/end`, { reason: 'the employer has closed' });
    const later = { ...out, at: `${hanoiDay(-1)}T15:00:00+07:00` };
    const isRevoked = (answer: CheckAnswer): boolean => codesOf(answer).includes('PERMIT_REVOKED');
    const refused = await gates.checkUntil('the gate to refuse', later, isRevoked);
    expect(refused).toMatchObject({ advice: 'refuse', heading: 'towards' });
    const home = await gates.check({ ...later, direction: 'entry' });
    expect(home).toMatchObject({ advice: 'admit', heading: 'home' });
    expect(codesOf(home)).toContain('PERMIT_REVOKED');
    // Now, after the revocation: a crossing is judged by what held when it happened.
    const receipt = await gates.record({ gateId: HUU_NGHI, direction: 'entry', permitNumber, occurredAt: new Date().toISOString() });
    expect(receipt.flags).toContain('PERMIT_REVOKED');
  });

  it('issues a visitor a credential that a stranger can verify, and refuses it at the gate within 5 s of its revocation', async () => {
    const stranger = ApiClient.stranger(product.url);
    const office = await offices.as('permit-officer');
    const { personId } = await offices.registerPerson(aPerson({ familyName: 'HUANGFU', nationality: 'CHN' }), 'permit-officer');
    const { permitId, number } = await offices.issueVisit({ personId, gates: [HUU_NGHI], zone: ['VN:VN-09'] });
    const { credential } = await office.get<PermitCredentialAnswer>(`/permits/${permitId}/credential`);
    const trust = await stranger.get<TrustListAnswer>('/trust-list');
    const trusted = verifyTrustList(trust.token, trust.root);
    if (trusted.outcome !== 'valid') throw new Error(`the trust list is ${trusted.outcome}`);
    const reading = readCredential(credential, trusted.trustList, new Date());
    expect(reading).toMatchObject({
      outcome: 'valid',
      credential: { permitNumber: number, gates: [HUU_NGHI], holder: { nationality: 'CHN' } },
    });
    if (reading.outcome !== 'valid') throw new Error('unreadable');
    const { list, index } = reading.credential.statusList;
    const listed = async () => {
      const { token } = await stranger.get<StatusListAnswer>(`/status-lists/${list}`);
      const status = await verifyStatusList(token, trusted.trustList);
      return status.outcome === 'valid' ? statusAt(status.statusList.bytes, index) : status.outcome;
    };
    const question = { gateId: HUU_NGHI, direction: 'entry', at: `${hanoiDay(1)}T09:00:00+07:00`, subject: { credential } } as const;
    await gates.admits(question);
    expect(await listed()).toBe('valid');

    await office.post(`/permits/${permitId}/revoke`, { reason: 'purpose-ended' });
    const revokedAt = performance.now();
    const refused = await gates.checkUntil('the gate to refuse', question, ({ advice }) => advice === 'refuse');
    expect(performance.now() - revokedAt).toBeLessThan(5_000);
    expect(codesOf(refused)).toContain('PERMIT_REVOKED');
    await eventually('the status list to carry it', async () => ((await listed()) === 'revoked' ? true : null), 5);
  }, 30_000);

  it('records crossings at Huu Nghi and La Lay, once each, companions with them, and shows them on the gate’s board', async () => {
    const gate = await offices.as('gate-officer');
    const day = hanoiDay(-2);
    const worker = await offices.registerPerson(aPerson());
    const { registrationId } = await offices.register(worker.personId, caneWork);
    const { number: workersPermit } = await offices.permitOf(registrationId);
    const mother = await offices.registerPerson(aPerson({ familyName: 'PHIMMASONE', nationality: 'LAO' }), 'permit-officer');
    const child = await offices.registerPerson(
      aPerson({ familyName: 'PHIMMASONE', nationality: 'LAO', birthDate: '2019-02-03' }),
      'permit-officer',
    );
    const visit = await offices.issueVisit({
      personId: mother.personId,
      gates: [LA_LAY],
      zone: ['VN:VN-25:2025'],
      companions: [{ personId: child.personId }],
    });
    // Reported today, of two days ago: neither the worker's registration nor the visitor's permit stood then.
    for (const [gateId, direction, permitNumber, flags] of [
      [HUU_NGHI, 'exit', workersPermit, ['REGISTRATION_NOT_ACTIVE', 'REASON_MISSING']],
      [LA_LAY, 'entry', visit.number, ['PERMIT_NOT_YET_VALID', 'REASON_MISSING']],
    ] as const) {
      const question = { gateId, direction, at: `${day}T08:00:00+07:00`, subject: { permitNumber } } as const;
      const { checkId } = await gates.admits(question);
      const before = await gates.passedOn(day, gateId, direction);
      const companions = gateId === LA_LAY ? [{ crossingId: uuid(), personId: child.personId }] : [];
      const crossing = { ...aCrossing({ gateId, direction, permitNumber, occurredAt: `${day}T08:01:00+07:00` }), checkId, companions };
      const first = await gate.ask<CrossingReceipt>('POST', '/crossings', crossing);
      expect(first).toMatchObject({ status: 201, body: { crossingId: crossing.crossingId, flags } });
      expect(await gate.ask('POST', '/crossings', crossing)).toMatchObject({ status: 200, body: first.body });
      const other = await gate.ask('POST', '/crossings', { ...crossing, outcome: 'turned-back' });
      expect(other).toMatchObject({ status: 409, body: { code: 'CROSSING_ID_REUSED' } });
      expect(await gates.passedOn(day, gateId, direction)).toBe(before + 1 + companions.length);
    }
    const { items } = await gate.get<Page<CrossingInList>>(`/crossings?gateId=${LA_LAY}&day=${day}`, AT_THE_GATE);
    const ofMother = items.find(({ personId }) => personId === mother.personId);
    const ofChild = items.find(({ personId }) => personId === child.personId);
    // The child goes on the same paper, and on nothing that is wrong beside it.
    expect(ofChild).toMatchObject({
      companionOf: ofMother?.crossingId,
      permitNumber: visit.number,
      flags: ['PERMIT_NOT_YET_VALID', 'REASON_MISSING'],
    });
  }, 30_000);

  it('shows another office no registration and lets it do nothing with it', async () => {
    const { personId } = await offices.registerPerson(aPerson());
    const { registrationId } = await offices.register(personId, caneWork);
    const there = await offices.as('labour-supervisor', 1);
    const path = `/registrations/${registrationId}`;
    const notFound = { status: 404, body: { code: 'NOT_FOUND' } };
    expect(await there.ask('GET', path)).toMatchObject(notFound);
    expect(await there.ask('PATCH', path, { note: 'ours' }, { 'if-match': '"3"' })).toMatchObject(notFound);
    for (const action of ['submit', 'approve', 'reinstate'])
      expect(await there.ask('POST', `${path}/${action}`, {})).toMatchObject(notFound);
    for (const action of ['return', 'refuse', 'suspend', 'end'])
      expect(await there.ask('POST', `${path}/${action}`, { reason: 'ours' })).toMatchObject(notFound);
    const { contract, employerId } = caneWork;
    expect(await there.ask('POST', `${path}/renew`, { contract })).toMatchObject(notFound);
    expect(await there.ask('POST', `${path}/transfer`, { contract, employerId })).toMatchObject(notFound);
    expect((await there.get<Page<Registration>>(`/registrations?personId=${personId}`)).items).toEqual([]);
    expect((await (await offices.as('labour-supervisor')).get<Registration>(path)).registrationId).toBe(registrationId);
  });

  it('keeps four eyes, versions, repeat keys and unknown fields apart', async () => {
    const supervisor = await offices.as('labour-supervisor');
    const { personId } = await offices.registerPerson(aPerson());
    const body = {
      personId,
      ...caneWork,
      papers: [
        { kind: 'health-check', issuedOn: hanoiDay(-20) },
        { kind: 'insurance', issuedOn: hanoiDay(-20) },
      ],
    };
    const key = { 'idempotency-key': randomUUID() };
    const first = await supervisor.ask<Registration>('POST', '/registrations', body, key);
    const again = await supervisor.ask<Registration>('POST', '/registrations', body, key);
    expect([first.status, again.body.registrationId]).toEqual([201, first.body.registrationId]);
    expect((await supervisor.get<Page<Registration>>(`/registrations?personId=${personId}`)).items).toHaveLength(1);
    const other = await supervisor.ask('POST', '/registrations', { ...body, note: 'another' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const path = `/registrations/${first.body.registrationId}`;
    const unknown = await supervisor.ask('POST', '/registrations', { ...body, contract: { ...body.contract, salary: 3000 } });
    expect(unknown).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID', errors: [{ pointer: '/contract/salary' }] } });
    expect(await supervisor.ask('PATCH', path, { note: 'night shift' })).toMatchObject({ status: 428, body: { code: 'VERSION_MISSING' } });
    const seen = (await supervisor.ask('GET', path)).etag ?? '';
    expect(await supervisor.ask('PATCH', path, { note: 'night shift' }, { 'if-match': seen })).toMatchObject({
      status: 200,
      body: { note: 'night shift' },
    });
    expect(await supervisor.ask('PATCH', path, { note: 'day shift' }, { 'if-match': seen })).toMatchObject({
      status: 412,
      body: { code: 'VERSION_STALE' },
    });
    await supervisor.post(`${path}/submit`);
    expect(await supervisor.ask('POST', `${path}/approve`, {})).toMatchObject({ status: 403, body: { code: 'FOUR_EYES_NEEDED' } });
  });

  it('gives fifty places to exactly fifty of two hundred submits at once', async () => {
    const officer = await offices.as('labour-officer');
    const contract = { ...caneWork.contract, from: '2027-03-01', to: '2027-06-30' };
    const agreementId = await offices.enterAgreement('Fifty places', [{ period: 'year', from: '2027-01-01', places: 50 }]);
    const drafts = await severalAtOnce([...Array(200).keys()], 16, async () => {
      const { personId } = await offices.registerPerson(aPerson({ familyName: 'THACHSANH' }));
      return offices.draft(personId, { ...caneWork, agreementId, contract });
    });
    const outcomes = await Promise.all(drafts.map(({ registrationId }) => offices.submitUntilAnswered(registrationId)));
    expect(outcomes.filter((outcome) => outcome === 'submitted')).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome === 'QUOTA_EXHAUSTED')).toHaveLength(150);
    const [line] = await officer.get<QuotaLineStanding[]>(`/agreements/${agreementId}/quota`);
    expect(line).toMatchObject({ places: 50, reserved: 50, used: 0, free: 0 });
  }, 150_000);

  it('tells the province of October what the boards say, shows no cell under ten, and nothing of another province', async () => {
    const analyst = await offices.as('province-analyst');
    const path = '/tables/crossings-by-gate-and-day/data?month=2026-10';
    const { cells } = await analyst.get<TableData>(path);
    const counted = await gates.octoberOf(HUU_NGHI);
    expectProtected(cells, counted);
    expect(counted.filter(({ crossings }) => crossings >= 10).length).toBeGreaterThan(0);
    expect(cells.every(({ crossings, flag }) => (crossings === null) === (flag === 'suppressed'))).toBe(true);
    const [head = '', ...lines] = (await analyst.ask('GET', path, undefined, { accept: 'text/csv' })).text.trim().split('\r\n');
    const fromCsv = lines.map((line) => Object.fromEntries(line.split(',').map((value, place) => [head.split(',')[place] ?? '', value])));
    expect(fromCsv).toEqual(cells.map((cell) => ({ flag: '', ...cell, crossings: String(cell['crossings'] ?? '') })));

    const quangTri = await offices.newOffice({ kind: 'province', territory: 'VN:VN-25:2025' }, 'province-analyst');
    const theirs = (await quangTri.get<TableData>(path)).cells;
    expectProtected(theirs, await gates.octoberOf(LA_LAY));
    expect(theirs.length).toBeGreaterThan(0);
  });

  it('answers hostile bodies with problems, and no log names a person it was told of', async () => {
    const officer = await offices.as('labour-officer');
    const hostile = aPerson({ familyName: 'ZAVRATNIK', givenNames: 'HOSTILIJA' });
    const sound = JSON.stringify(hostile);
    const [name, number] = ['ZAVRATNIK', hostile.documents[0]?.number ?? ''];
    const deep = `{"names":${'['.repeat(40)}"${name} ${number}"${']'.repeat(40)}}`;
    const broken = new TextEncoder().encode(sound);
    broken[sound.indexOf(name) + 1] = 0xff;
    for (const [body, status, code] of [
      [sound.replace('"sex"', `"homeAddress":"${name.repeat(10_000)}","sex"`), 413, 'BODY_TOO_LARGE'],
      [deep, 400, 'BODY_TOO_DEEP'],
      [sound.slice(0, -1), 400, 'BODY_NOT_JSON'],
      [broken, 400, 'BODY_NOT_JSON'],
    ] as const) {
      const answer = await officer.send('POST', '/persons', body);
      expect(answer).toMatchObject({ status, body: { status, code } });
      expect(answer.text).not.toContain(name);
    }
    expect(await officer.send('POST', '/persons', sound, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
    expect((await officer.send('POST', '/persons', sound)).status).toBe(201);
    const found = await searchLogs(product.home, [...offices.told, name, number]);
    expect(Object.keys(found)).toEqual(expect.arrayContaining(['gateway.log', 'persons.log', 'postgres.log']));
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((file) => [file, []])));
  });
});

/** A name as it is kept: lists typed by hand have spaces in odd places. */
function withoutStraySpaces(name: PersonName): PersonName {
  const tidied = Object.entries(name).map(([part, text]) => [part, text.trim().replace(/\s+/g, ' ')]);
  return Object.fromEntries(tidied);
}

/** So many places in each year that a contract of these journeys can begin in. */
function yearsOf(places: number) {
  return [2026, 2027, 2028].map((year) => ({ period: 'year', from: `${year}-01-01`, places }) as const);
}
