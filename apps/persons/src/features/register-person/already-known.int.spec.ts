import {
  AMEND_PERSON,
  READ_ACCESS_LOG,
  REGISTER_PERSON,
  SEARCH_PERSONS,
  type PersonDocument,
  type RegisterPerson,
} from '@gatebook/contracts';
import { anActor, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aPerson } from '../../../test/a-person.js';
import { startPersons } from '../../../test/start-persons.js';
import { PersonStore } from '../../model/person.store.js';

describe('somebody who is known already', () => {
  let persons: TestService;
  const labour = { actor: anActor('labour-officer'), purpose: 'labour-registration' };
  const passport = (number: string, issuer = 'VNM') => ({ type: 'passport' as const, issuer, number });
  const readFrom = (what: string) =>
    ({ question: 'DOCUMENT_NUMBER_LOOK_ALIKE', answer: 'confirmed', reason: `read from the ${what}` }) as const;
  const latin = (familyName: string, givenNames: string) => [{ script: 'Latn' as const, familyName, givenNames }];
  const apart = { question: 'PERSON_ALREADY_KNOWN', answer: 'not-the-same', reason: 'a child on the mother’s passport' } as const;
  const register = (person: RegisterPerson) => persons.ask(REGISTER_PERSON, person, labour);
  const counted = async (sql: string, values: unknown[] = []): Promise<number> =>
    (await persons.service.dataSource.query(`SELECT count(*)::int AS n FROM ${sql}`, values))[0].n;
  const mother = (document: PersonDocument) => aPerson({ birthDate: '1971', documents: [document] });
  const child = (document: PersonDocument) => aPerson({ sex: '1', birthDate: '2015-05-17', documents: [document] });

  beforeAll(async () => {
    persons = await startPersons();
  }, 60_000);
  afterAll(() => persons.stop());

  it.each([
    ['VNM', 'K9000001', 'VNM', 'k 900-0001'],
    ['VNM', 'K9000002', 'VNM', 'Ｋ９０００００２'],
    ['IND', 'AB 123/456', 'IND', 'AB<123<456'],
    ['D', 'C01X00T47', 'DEU', 'C01X00T47'],
    ['DEU', 'C01X00T48', 'D', 'c01x00t48'],
  ])('is not made a second time by the same document, %s %s as %s %s', async (issuer, number, otherIssuer, otherNumber) => {
    const { personId } = await register(mother(passport(number, issuer)));
    const before = await counted('person');
    const { candidates } = await persons.ask(SEARCH_PERSONS, { document: passport(otherNumber, otherIssuer) }, labour);
    expect(candidates).toMatchObject([{ personId }]);
    await expect(register(child(passport(otherNumber, otherIssuer)))).rejects.toMatchObject({
      code: 'PERSON_ALREADY_KNOWN',
      status: 409,
      members: { possibleDuplicates: [{ personId, because: expect.arrayContaining([expect.objectContaining({ field: 'document' })]) }] },
    });
    expect(await counted('person')).toBe(before);
    const page: unknown = await persons.ask(READ_ACCESS_LOG, { personId }, { actor: anActor('auditor') });
    expect(page).toMatchObject({ items: [{ what: 'possible-duplicate', actorId: labour.actor.id }, { what: 'search' }] });
  });

  it('is not made a second time where the model calls the two the same', async () => {
    const person = { names: latin('XAYASONE', 'BOUNTHAVY'), birthDate: '1983-02-14', phone: '0952 777 888' };
    const { personId } = await register(aPerson(person));
    await expect(register(aPerson(person))).rejects.toMatchObject({
      code: 'PERSON_ALREADY_KNOWN',
      members: { possibleDuplicates: [{ personId }] },
    });
  });

  it('is made where the document is of another type, or the likeness a mere possibility, and named', async () => {
    const first = await register(mother(passport('K9000010')));
    const { possibleDuplicates } = await register(child({ ...passport('K9000010'), type: 'other' }));
    expect(possibleDuplicates).toMatchObject([{ personId: first.personId }]);
  });

  it('is made once each of those named is told apart, which is kept, audited and not asked again', async () => {
    const document = passport('K9000020');
    const first = await register(mother(document));
    const unreasoned = register({ ...child(document), notTheSameAs: [first.personId] });
    await expect(unreasoned).rejects.toMatchObject({ code: 'REQUEST_INVALID', errors: [{ pointer: '/decisions', code: 'REASON_NEEDED' }] });
    const second = await register({ ...child(document), notTheSameAs: [first.personId], decisions: [apart] });
    await expect(register({ ...child(document), notTheSameAs: [first.personId] })).rejects.toMatchObject({
      members: { possibleDuplicates: [{ personId: second.personId }] },
    });
    const third = await register({ ...child(document), notTheSameAs: [first.personId, second.personId], decisions: [apart] });
    expect(third.possibleDuplicates.map(({ personId }) => personId).sort()).toEqual([first.personId, second.personId].sort());
    const pairs = `told_apart WHERE $1::uuid IN (person_id, other_person_id)`;
    expect(await counted(pairs, [third.personId])).toBe(2);
    expect(await counted(`audit_entry WHERE action = 'tell-persons-apart' AND thing_id = $1`, [third.personId])).toBe(2);
    const amend = (body: object, expectedVersion: number) =>
      persons.ask(AMEND_PERSON, { personId: third.personId, ...body }, { ...labour, expectedVersion });
    await amend({ documents: [] }, 1);
    await expect(amend({ documents: [document] }, 2)).resolves.toMatchObject({ version: 3 });
  });

  it('is not given a document that somebody else holds before an officer has said so', async () => {
    const document = passport('K9000030');
    const holder = await register(mother(document));
    const other = await register(child(passport('K9000031')));
    const amend = (body: object, expectedVersion = 1) =>
      persons.ask(AMEND_PERSON, { personId: other.personId, ...body }, { ...labour, expectedVersion });
    await expect(amend({ documents: [passport('k900 0030')] })).rejects.toMatchObject({
      code: 'PERSON_ALREADY_KNOWN',
      members: { possibleDuplicates: [{ personId: holder.personId }] },
    });
    await amend({ phone: '0951 000 111' });
    await expect(amend({ documents: [document], notTheSameAs: [holder.personId] }, 2)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    await amend({ documents: [document], notTheSameAs: [holder.personId], decisions: [apart] }, 2);
    await expect(amend({ documents: [document], phone: null }, 3)).resolves.toMatchObject({ version: 4 });
  });

  it('is made once by two who ask at once, eight times', async () => {
    for (let round = 0; round < 8; round++) {
      const document = passport(`K91000${round}0`);
      const [one, other] = await Promise.allSettled([register(mother(document)), register(child(document))]);
      expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
      const refused = one.status === 'rejected' ? one : other;
      expect(refused).toMatchObject({ reason: { code: 'PERSON_ALREADY_KNOWN' } });
    }
  });

  it('is given to one of two whose amendments add the document at once, eight times', async () => {
    for (let round = 0; round < 8; round++) {
      const people = await Promise.all([register(mother(passport(`K92000${round}1`))), register(child(passport(`K92000${round}2`)))]);
      const document = passport(`K92000${round}0`);
      const amended = await Promise.allSettled(
        people.map(({ personId }) => persons.ask(AMEND_PERSON, { personId, documents: [document] }, { ...labour, expectedVersion: 1 })),
      );
      expect(amended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('is made with the answers to both questions, about the paper and about the other person, which are kept with their reasons', async () => {
    const paper = passport('С9000050');
    const { personId } = await register({ ...mother(paper), decisions: [readFrom('passport')] });
    const before = await counted('person');
    await expect(register(child(paper))).rejects.toMatchObject({ code: 'DOCUMENT_NUMBER_LOOK_ALIKE', status: 409 });
    const decisions = [readFrom('passport')];
    await expect(register({ ...child(paper), decisions })).rejects.toMatchObject({ code: 'PERSON_ALREADY_KNOWN', status: 409 });
    // Who tells the two apart has not answered about the paper, and the other way round.
    await expect(register({ ...child(paper), notTheSameAs: [personId] })).rejects.toMatchObject({ code: 'DOCUMENT_NUMBER_LOOK_ALIKE' });
    expect(await counted('person')).toBe(before);
    const made = await register({ ...child(paper), decisions: [...decisions, apart], notTheSameAs: [personId] });
    expect(made).toMatchObject({ version: 1, possibleDuplicates: [{ personId }] });
    const kept = await persons.service.app.get(PersonStore).find(made.personId);
    expect(kept?.identity.decisions).toMatchObject([
      { ...readFrom('passport'), decidedBy: labour.actor.id },
      { ...apart, about: personId, decidedBy: labour.actor.id },
    ]);
    const audited = `audit_entry WHERE action IN ('decide-about-person', 'tell-persons-apart') AND thing_id = $1 AND details::text NOT LIKE '%mother%'`;
    expect(await counted(audited, [made.personId])).toBe(3);
  });

  it('may be sent again with the decision under the same key, for nothing was done before', async () => {
    const document = passport('K9000040');
    const { personId } = await register(mother(document));
    const keyed = { ...labour, idempotencyKey: uuid() };
    await expect(persons.ask(REGISTER_PERSON, child(document), keyed)).rejects.toMatchObject({ code: 'PERSON_ALREADY_KNOWN' });
    await expect(
      persons.ask(REGISTER_PERSON, { ...child(document), notTheSameAs: [personId], decisions: [apart] }, keyed),
    ).resolves.toMatchObject({
      version: 1,
    });
  });
});
