import {
  AMEND_EMPLOYER,
  AMEND_REGISTRATION,
  DRAFT_REGISTRATION,
  EMPLOYER_CHANGED,
  ENTER_EMPLOYER,
  FIND_EMPLOYERS,
  FIND_REGISTRATIONS,
  GET_REGISTRATION,
  READ_ACCESS_LOG,
  REGISTRATION_CHANGED,
  SUBMIT_REGISTRATION,
} from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { anActor, until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { startWorkers, type WorkersAtWork } from '../../../test/start-workers.js';

describe('drafting a registration', () => {
  let office: WorkersAtWork;
  let asOfficer: { actor: WorkersAtWork['officer'] };

  beforeAll(async () => {
    office = await startWorkers();
    asOfficer = { actor: office.officer };
  }, 90_000);
  afterAll(() => office.stop());

  it('stands in the worker’s access log under the officer’s name, with the service by which it was read', async () => {
    const personId = await office.aWorker();
    const employerId = (await office.anEmployer()).employerId;
    const agreementId = await office.anAgreement();
    const draft = { personId, employerId, agreementId, contract: office.contract, papers: office.papers };
    const { registrationId } = await office.workers.ask(DRAFT_REGISTRATION, draft, { ...asOfficer, caseReference: 'LS-2026/17' });
    const page: unknown = await office.persons.ask(READ_ACCESS_LOG, { personId }, { actor: anActor('auditor') });
    const { id: actorId, role, officeId } = office.officer;
    const read = { what: 'facts', purpose: 'labour-registration', caseReference: 'LS-2026/17' };
    expect(page).toMatchObject({
      items: [
        { ...read, actorKind: 'officer', actorId, role, officeId },
        { ...read, actorKind: 'service', actorId: 'workers' },
      ],
    });
    // An officer's later steps are seen as well, each under the one who took it.
    const other = anActor('labour-officer', { officeId });
    await office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, { actor: other });
    const later: unknown = await office.persons.ask(READ_ACCESS_LOG, { personId }, { actor: anActor('auditor') });
    expect(later).toMatchObject({ items: [{ actorId: other.id }, { actorId: 'workers' }, { actorId }, { actorId: 'workers' }] });
  });

  it('gives a readable number and tells the whole registration in codes', async () => {
    const draft = await office.aDraft();
    expect(draft).toMatchObject({
      status: 'draft',
      version: 1,
      homeSide: 'VN',
      hostSide: 'CN',
      permitType: 'VN-LABOUR-DISPATCH',
      contract: office.contract,
      employerName: 'Qingpo Cane Farm',
    });
    expect(draft.number).toMatch(/^VN-R-26-\d{7}$/);
    const told = async () =>
      (await office.workers.events(REGISTRATION_CHANGED)).find(({ aggregateId }) => aggregateId === draft.registrationId);
    await until(async () => (await told()) !== undefined);
    expect((await told())?.body).toEqual({
      registrationId: draft.registrationId,
      version: 1,
      status: 'draft',
      number: draft.number,
      officeId: office.officer.officeId,
      personId: draft.personId,
      agreementId: draft.agreementId,
      corridorId: 'lang-son--chongzuo',
      employerId: draft.employerId,
      employerName: 'Qingpo Cane Farm',
      hostSide: 'CN',
      homeTerritory: 'VN:VN-09',
      hostTerritory: 'CN:451423',
      occupation: '92',
      industry: 'A',
      sex: '1',
      birthYear: 1990,
      nationality: 'VNM',
      contractFrom: '2026-12-01',
      contractTo: '2026-12-31',
      permitType: 'VN-LABOUR-DISPATCH',
      changedAt: draft.changedAt,
    });
  });

  it('judges the other direction by the rule of that direction', async () => {
    const personId = await office.aWorker({ nationality: 'CHN', homeTerritory: 'CN:451400' });
    const contract = { ...office.contract, workplaceTerritory: 'VN-09' };
    expect(await office.aDraft({ personId, contract })).toMatchObject({ homeSide: 'CN', hostSide: 'VN', permitType: null });
  });

  it('refuses what the rulebook, the reference data or the agreement does not allow, and says where', async () => {
    const [agreementId, { employerId }, personId] = [
      await office.anAgreement({ validUntil: '2027-03-31' }),
      await office.anEmployer(),
      await office.aWorker(),
    ];
    const refused = (contract: object, more = {}) =>
      office.aDraft({ agreementId, employerId, personId, contract: { ...office.contract, ...contract }, ...more });
    await expect(refused({ to: '2026-11-30' })).rejects.toMatchObject({
      code: 'CONTRACT_ENDS_BEFORE_START',
      errors: [{ pointer: '/contract/to' }],
    });
    await expect(refused({ to: '2027-05-30' })).rejects.toMatchObject({ code: 'CONTRACT_TOO_LONG', errors: [{ pointer: '/contract/to' }] });
    await expect(refused({ to: '2027-05-29' })).resolves.toMatchObject({ status: 'draft' });
    await expect(refused({ occupation: '00' })).rejects.toMatchObject({ code: 'OCCUPATION_UNKNOWN' });
    await expect(refused({ occupation: '9' })).rejects.toMatchObject({ code: 'OCCUPATION_UNKNOWN' });
    await expect(refused({ occupation: '02' })).rejects.toMatchObject({ code: 'OCCUPATION_NOT_ALLOWED' });
    await expect(refused({ workplaceTerritory: 'CN-XX' })).rejects.toMatchObject({ code: 'TERRITORY_UNKNOWN' });
    await expect(refused({ workplaceTerritory: 'VN-09' })).rejects.toMatchObject({ code: 'WORKPLACE_OUTSIDE_AGREEMENT' });
    await expect(refused({ workplaceTerritory: 'LA:LA-SL' })).rejects.toMatchObject({ code: 'WORKPLACE_OUTSIDE_AGREEMENT' });
    await expect(refused({ from: '2027-04-01', to: '2027-04-30' })).rejects.toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE' });
    await expect(refused({}, { personId: uuid() })).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
    await expect(refused({}, { employerId: uuid() })).rejects.toMatchObject({ code: 'EMPLOYER_UNKNOWN' });
    await expect(refused({}, { agreementId: uuid() })).rejects.toMatchObject({ code: 'AGREEMENT_UNKNOWN' });
    await expect(refused({}, { personId: await office.aWorker({ birthDate: '2011-12-02' }) })).rejects.toMatchObject({ code: 'UNDER_AGE' });
    await expect(refused({}, { personId: await office.aWorker({ birthDate: '2011-12-01' }) })).resolves.toMatchObject({ status: 'draft' });
    await expect(refused({}, { employerId: (await office.anEmployer({ industry: 'U' })).employerId })).rejects.toMatchObject({
      code: 'INDUSTRY_NOT_ALLOWED',
    });
    await expect(refused({}, { agreementId: await office.anAgreement({ corridorId: 'hanoi--vientiane' }, []) })).rejects.toMatchObject({
      code: 'WORKPLACE_OUTSIDE_AGREEMENT',
    });
  });

  it('refuses a paper that was issued on a day that has begun nowhere, or is over before it was issued', async () => {
    const ahead = office.aDraft({ papers: [{ kind: 'insurance' }, { kind: 'health-check', issuedOn: '2026-11-22' }] });
    await expect(ahead).rejects.toMatchObject({ code: 'REQUEST_INVALID', errors: [{ pointer: '/papers/1/issuedOn', code: 'IN_FUTURE' }] });
    const { registrationId } = await office.aDraft();
    const over = { registrationId, papers: [{ kind: 'insurance', issuedOn: '2026-11-01', expiresOn: '2026-10-31' }] };
    await expect(office.workers.ask(AMEND_REGISTRATION, over, { ...asOfficer, expectedVersion: 1 })).rejects.toMatchObject({
      errors: [{ pointer: '/papers/0/expiresOn', code: 'EXPIRES_BEFORE_ISSUE' }],
    });
  });

  it('asks for the papers when it is submitted, not before', async () => {
    const { registrationId } = await office.aDraft({ papers: [{ kind: 'insurance', issuedOn: '2026-11-01' }] });
    await expect(office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asOfficer)).rejects.toMatchObject({
      code: 'PAPERS_MISSING',
      errors: [{ pointer: '/papers' }],
    });
    await office.workers.ask(AMEND_REGISTRATION, { registrationId, papers: office.papers }, { ...asOfficer, expectedVersion: 1 });
    await expect(
      office.workers.ask(AMEND_REGISTRATION, { registrationId, note: 'x' }, { ...asOfficer, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asOfficer)).resolves.toMatchObject({
      status: 'submitted',
      version: 3,
    });
    await expect(office.workers.ask(AMEND_REGISTRATION, { registrationId, note: 'x' }, asOfficer)).rejects.toMatchObject({
      code: 'REGISTRATION_STATUS',
    });
  });

  it('keeps offices apart: another office’s registration is not found, by code and by the database', async () => {
    const { registrationId, number } = await office.aDraft();
    const other = { actor: anActor('labour-supervisor') };
    await expect(office.workers.ask(GET_REGISTRATION, { registrationId }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.workers.ask(FIND_REGISTRATIONS, { number }, other)).toEqual({ items: [], next: null });
    await expect(
      office.workers.ask(GET_REGISTRATION, { registrationId }, { actor: anActor('labour-officer', { officeId: null }) }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const database = office.workers.service.app.get(Database);
    expect(await database.read(other, (tx) => tx.query('SELECT 1 FROM registration'))).toEqual([]);
    for (const role of ['auditor', 'permit-officer'] as const)
      await expect(office.workers.ask(GET_REGISTRATION, { registrationId }, { actor: anActor(role) })).resolves.toMatchObject({ number });
  });

  it('shows a permit officer of any office neither papers nor note nor wage', async () => {
    const wage = { amount: '3200', currency: 'CNY', per: 'month' } as const;
    const contract = { ...office.contract, wage };
    const { registrationId } = await office.aDraft({ contract, note: 'has a brother there' });
    const shownTo = (actor: WorkersAtWork['officer']) => office.workers.ask(GET_REGISTRATION, { registrationId }, { actor });
    for (const role of ['permit-officer', 'permit-supervisor'] as const) {
      const shown = await shownTo(anActor(role));
      expect(shown).toMatchObject({ registrationId, contract: office.contract, papers: [] });
      expect(shown.contract).not.toHaveProperty('wage');
      expect(shown).not.toHaveProperty('note');
    }
    for (const actor of [office.officer, office.supervisor, anActor('auditor')])
      expect(await shownTo(actor)).toMatchObject({ contract, papers: office.papers, note: 'has a brother there' });
  });

  it('lists the own office’s, newest first, page by page, by filters', async () => {
    const here = anActor('labour-officer');
    const [agreementId, { employerId }] = [await office.anAgreement(), await office.anEmployer()];
    const ids: string[] = [];
    for (let at = 0; at < 3; at++) ids.unshift((await office.aDraft({ agreementId, employerId }, here)).registrationId);
    const list = (filter: object) => office.workers.ask(FIND_REGISTRATIONS, filter, { actor: here });
    const first = await list({ limit: 2 });
    expect(first.items).toMatchObject([{ registrationId: ids[0] }, { registrationId: ids[1] }]);
    expect(await list({ limit: 2, after: first.next ?? '', status: 'draft', hostTerritory: '451423' })).toMatchObject({
      items: [{ registrationId: ids[2] }],
      next: null,
    });
    expect(await list({ status: 'active' })).toEqual({ items: [], next: null });
    await expect(list({ after: ids[1] })).rejects.toMatchObject({ code: 'REQUEST_INVALID', errors: [{ pointer: '/after' }] });
  });

  it('answers a repeat under one key with the first registration', async () => {
    const [personId, agreementId, { employerId }] = [await office.aWorker(), await office.anAgreement(), await office.anEmployer()];
    const asked = { ...asOfficer, idempotencyKey: uuid() };
    const draft = { personId, agreementId, employerId, contract: office.contract };
    const [first, second] = [
      await office.workers.ask(DRAFT_REGISTRATION, draft, asked),
      await office.workers.ask(DRAFT_REGISTRATION, draft, asked),
    ];
    expect(second).toEqual(first);
  });

  it('keeps an employer once, finds it by its number, and lets a supervisor alone suspend it', async () => {
    const employer = await office.anEmployer();
    const { registrationNumber, employerId } = employer;
    await expect(
      office.workers.ask(ENTER_EMPLOYER, { registrationNumber, side: 'CN', name: 'x', territory: 'CN:451422', industry: 'A' }, asOfficer),
    ).rejects.toMatchObject({ code: 'EMPLOYER_NUMBER_TAKEN' });
    await expect(office.anEmployer({ territory: 'VN-09' })).rejects.toMatchObject({ code: 'TERRITORY_UNKNOWN' });
    expect(await office.workers.ask(FIND_EMPLOYERS, { q: registrationNumber }, asOfficer)).toEqual({ items: [employer], next: null });
    const typed = ` ${registrationNumber.toLowerCase().replaceAll('-', '\u2011')} `;
    expect(await office.workers.ask(FIND_EMPLOYERS, { q: typed }, asOfficer)).toEqual({ items: [employer], next: null });
    await expect(
      office.workers.ask(AMEND_EMPLOYER, { employerId, status: 'suspended' }, { ...asOfficer, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await office.workers.ask(AMEND_EMPLOYER, { employerId, status: 'suspended' }, { actor: office.supervisor, expectedVersion: 1 });
    await expect(office.aDraft({ employerId })).rejects.toMatchObject({ code: 'EMPLOYER_SUSPENDED' });
    await until(async () =>
      (await office.workers.events(EMPLOYER_CHANGED)).some(
        ({ body }) => body.employerId === employerId && body.status === 'suspended' && body.version === 2,
      ),
    );
  });
});
