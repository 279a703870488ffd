import {
  AMEND_PERSON,
  GET_PERSON,
  GET_PERSON_CARD,
  GET_PERSON_FACTS,
  IDENTIFY_PERSON,
  READ_ACCESS_LOG,
  READ_MRZ,
  REGISTER_PERSON,
  SEARCH_PERSONS,
} from '@gatebook/contracts';
import { anActor, TestClock, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aPerson, SPECIMEN_LINES, theSpecimenHolder } from '../../../test/a-person.js';
import { startPersons } from '../../../test/start-persons.js';

describe('finding and amending people', () => {
  let persons: TestService;
  const clock = new TestClock(new Date('2026-11-21T02:10:00Z'));
  const labour = { actor: anActor('labour-officer'), purpose: 'labour-registration' };
  const gate = { actor: anActor('gate-officer'), purpose: 'gate-check' };
  const names = (familyName: string, givenNames: string) => [{ script: 'Latn' as const, familyName, givenNames }];
  const passport = (number: string, more = {}) => ({ type: 'passport' as const, issuer: 'VNM', number, ...more });

  beforeAll(async () => {
    persons = await startPersons({ clock });
  }, 60_000);
  afterAll(() => persons.stop());

  it('does what the README shows', async () => {
    const { personId } = await persons.ask(
      REGISTER_PERSON,
      {
        names: [{ script: 'Latn', familyName: 'NGUYEN', givenNames: 'THI HIEN', source: 'document' }],
        sex: '2',
        birthDate: '1999-09-11',
        nationality: 'VNM',
        homeTerritory: 'VN-04',
        documents: [
          {
            type: 'passport',
            issuer: 'VNM',
            number: 'C5890769',
            mrz: ['P<VNMNGUYEN<<THI<HIEN<<<<<<<<<<<<<<<<<<<<<<<', 'C5890769<6VNM9909117F2904146<<<<<<<<<<<<<<<4'],
          },
        ],
      },
      labour,
    );
    const { candidates } = await persons.ask(SEARCH_PERSONS, { document: { issuer: 'VNM', number: 'C 589 0769' } }, labour);
    expect(candidates).toMatchObject([
      { personId, probability: 1, because: [{ field: 'document', agreement: 'same' }], birthDate: '1999-09-11', nationality: 'VNM' },
    ]);
    const { candidates: named } = await persons.ask(
      SEARCH_PERSONS,
      { names: names('Hiền', 'Nguyễn Thị'), birthDate: '1999-11-09' },
      labour,
    );
    expect(named).toMatchObject([
      { personId, because: expect.arrayContaining([expect.objectContaining({ field: 'birthDate', agreement: 'swapped-day-month' })]) },
    ]);
  });

  it('finds by the exact document however it is typed, and by nothing near it', async () => {
    const { personId } = await persons.ask(REGISTER_PERSON, aPerson({ documents: [passport('B2345678')] }), labour);
    const found = (document: object) => persons.ask(SEARCH_PERSONS, { document: { issuer: 'VNM', number: 'B2345678', ...document } }, gate);
    expect((await found({ number: 'b 234 5678' })).candidates).toMatchObject([{ personId, birthDate: '1994-03-09', nationality: 'VNM' }]);
    expect((await found({ type: 'passport' })).candidates).toHaveLength(1);
    expect((await found({ type: 'identity-card' })).candidates).toEqual([]);
    expect((await found({ number: 'B2345679' })).candidates).toEqual([]);
  });

  it('finds by Latin name and birth date, asks for the birth date, and not at the gate', async () => {
    const { personId } = await persons.ask(REGISTER_PERSON, aPerson({ names: names('DAO', 'QUANG MINH'), birthDate: '1988' }), labour);
    const wanted = { names: names('Đào', 'Quang Minh'), birthDate: '1988' };
    expect((await persons.ask(SEARCH_PERSONS, wanted, labour)).candidates).toMatchObject([{ personId }]);
    expect((await persons.ask(SEARCH_PERSONS, { ...wanted, nationality: 'LAO' }, labour)).candidates).toEqual([]);
    await expect(persons.ask(SEARCH_PERSONS, { names: wanted.names }, labour)).rejects.toMatchObject({
      errors: [{ pointer: '/birthDate' }],
    });
    await expect(persons.ask(SEARCH_PERSONS, wanted, gate)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('refuses the search after the sixtieth of a minute, for that actor alone', async () => {
    const busy = { actor: anActor('labour-officer'), purpose: 'labour-registration' };
    const search = (asked: object) => persons.ask(SEARCH_PERSONS, { document: { issuer: 'VNM', number: 'B0000000' } }, asked);
    for (let count = 0; count < 60; count++) await search(busy);
    await expect(search(busy)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await expect(search({ ...busy, actor: anActor('labour-officer') })).resolves.toEqual({ candidates: [] });
  });

  it('shows likenesses by refusals no more often than by searches', async () => {
    const curious = { actor: anActor('labour-officer'), purpose: 'labour-registration' };
    const known = aPerson({ documents: [passport('B7654321')] });
    await persons.ask(REGISTER_PERSON, known, labour);
    const guess = () => persons.ask(REGISTER_PERSON, { ...known, birthDate: '1970' }, curious);
    for (let count = 0; count < 60; count++) await expect(guess()).rejects.toMatchObject({ code: 'PERSON_ALREADY_KNOWN' });
    await expect(guess()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', members: {} });
  });

  it('amends what is given, keeps the earlier version, and refuses a stale one', async () => {
    const { personId } = await persons.ask(REGISTER_PERSON, aPerson({ phone: '0951', documents: [passport('B3456789')] }), labour);
    await persons.ask(AMEND_PERSON, { personId, documents: [passport('B3456780')], phone: null }, { ...labour, expectedVersion: 1 });
    await expect(persons.ask(AMEND_PERSON, { personId, sex: '1' }, { ...labour, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'VERSION_STALE',
    });
    const { body, version } = await persons.askWhole(GET_PERSON, { personId }, labour);
    expect(version).toBe(2);
    expect(body).toMatchObject({ sex: '2', documents: [{ number: 'B3456780' }] });
    expect(body.phone).toBeUndefined();
    expect((await persons.ask(SEARCH_PERSONS, { document: { issuer: 'VNM', number: 'B3456789' } }, labour)).candidates).toEqual([]);
    expect(
      await persons.service.dataSource.query('SELECT version FROM person_version WHERE person_id = $1 ORDER BY 1', [personId]),
    ).toEqual([{ version: 1 }, { version: 2 }]);
    await expect(persons.service.dataSource.query('UPDATE person_version SET version = 7')).rejects.toThrow(/permission denied/);
    await expect(persons.service.dataSource.query('DELETE FROM access_log')).rejects.toThrow(/permission denied/);
  });

  it('opens no record without a purpose, nor an unknown one', async () => {
    const { personId } = await persons.ask(REGISTER_PERSON, aPerson(), labour);
    await expect(persons.ask(GET_PERSON, { personId }, { actor: labour.actor })).rejects.toMatchObject({ code: 'PURPOSE_MISSING' });
    await expect(persons.ask(GET_PERSON, { personId: uuid() }, labour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives services facts and the gate a card, and logs both', async () => {
    const { personId } = await persons.ask(
      REGISTER_PERSON,
      aPerson({
        names: [...names('NGUYEN', 'THI LAN'), { script: 'native', full: 'Nguyễn Thị Lan' }],
        documents: [passport('B4567890', { expiresOn: '2020-01-01' }), passport('B4567891', { expiresOn: '2030-01-01' })],
      }),
      labour,
    );
    expect(await persons.ask(GET_PERSON_FACTS, { personId }, labour)).toEqual({
      personId,
      version: 1,
      sex: '2',
      nationality: 'VNM',
      homeTerritory: 'VN:VN-09',
      birthDate: '1994-03-09',
      birthYear: 1994,
    });
    const cards = await Promise.all([1, 2, 3].map(() => persons.ask(GET_PERSON_CARD, { personId }, { actor: gate.actor })));
    expect(cards[2]).toEqual({
      personId,
      latinName: 'NGUYEN THI LAN',
      ownScriptName: 'Nguyễn Thị Lan',
      birthDate: '1994-03-09',
      sex: '2',
      nationality: 'VNM',
      document: { type: 'passport', issuer: 'VNM', number: 'B4567891' },
    });
    const page: unknown = await persons.ask(READ_ACCESS_LOG, { personId }, { actor: anActor('auditor') });
    const card = { what: 'card', purpose: 'gate-check', actorId: gate.actor.id };
    expect(page).toMatchObject({ items: [card, card, card, { what: 'facts' }], next: null });
  });

  it('tells whose document is shown: read, expired, misread, shared by two, or nobody’s', async () => {
    const { personId } = await persons.ask(REGISTER_PERSON, theSpecimenHolder(), labour);
    expect(await persons.ask(IDENTIFY_PERSON, { mrz: SPECIMEN_LINES }, gate)).toEqual({
      personId,
      outcome: 'expired',
      // Two lines of 44 places are a passport's: it is found by what an officer would have typed.
      document: { issuer: 'UTO', number: 'L898902C3', type: 'passport' },
      nationality: 'UTO',
    });
    // Shown when it was good, and told of later.
    expect(await persons.ask(IDENTIFY_PERSON, { mrz: SPECIMEN_LINES, at: '2012-04-15T16:59:59Z' }, gate)).toMatchObject({
      outcome: 'match',
    });
    expect(await persons.ask(IDENTIFY_PERSON, { mrz: SPECIMEN_LINES, at: '2012-04-15T17:00:00Z' }, gate)).toMatchObject({
      outcome: 'expired',
    });
    expect(await persons.ask(IDENTIFY_PERSON, { mrz: [SPECIMEN_LINES[0], SPECIMEN_LINES[1].replace('L8', 'L9')] }, gate)).toMatchObject({
      personId: null,
      outcome: 'check-digit',
    });
    const mother = await persons.ask(REGISTER_PERSON, aPerson({ documents: [passport('B5678901')] }), labour);
    expect(await persons.ask(IDENTIFY_PERSON, { document: passport('B5678901') }, gate)).toMatchObject({
      personId: mother.personId,
      outcome: 'match',
      nationality: 'VNM',
    });
    await persons.ask(
      REGISTER_PERSON,
      aPerson({
        documents: [passport('B5678901')],
        notTheSameAs: [mother.personId],
        decisions: [{ question: 'PERSON_ALREADY_KNOWN', answer: 'not-the-same', reason: 'another one' }],
      }),
      labour,
    );
    // Not nobody's: the gate says that several people have it.
    expect(await persons.ask(IDENTIFY_PERSON, { document: passport('B5678901') }, gate)).toMatchObject({
      personId: null,
      findings: ['DOCUMENT_OF_SEVERAL'],
    });
    expect(await persons.ask(IDENTIFY_PERSON, { document: passport('B0000001', { issuer: 'QQQ' }) }, gate)).toMatchObject({
      personId: null,
      outcome: 'not-compared',
      findings: ['DOCUMENT_ISSUER'],
    });
    const ofNobody = [SPECIMEN_LINES[0].replace('UTO', 'QQQ'), SPECIMEN_LINES[1]];
    expect(await persons.ask(IDENTIFY_PERSON, { mrz: ofNobody }, gate)).toMatchObject({ findings: ['DOCUMENT_ISSUER'] });
    expect(await persons.ask(IDENTIFY_PERSON, { document: passport('B0000001') }, gate)).toMatchObject({
      personId: null,
      outcome: 'not-compared',
    });
  });

  it('reads a zone into the fields of a form', async () => {
    expect(await persons.ask(READ_MRZ, { lines: SPECIMEN_LINES }, gate)).toMatchObject({
      format: 'TD3',
      sex: '2',
      birthDate: '1974-08-12',
      nationality: 'UTO',
      problems: [],
      names: [{ script: 'Latn', familyName: 'ERIKSSON', givenNames: 'ANNA MARIA', source: 'document' }],
      document: { type: 'passport', issuer: 'UTO', number: 'L898902C3', expiresOn: '2012-04-15', documentCode: 'P' },
    });
    expect(await persons.ask(READ_MRZ, { lines: ['no', 'zone'] }, gate)).toMatchObject({ format: 'unreadable', names: [] });
  });
});
