import { inTransaction } from '@gatebook/service-kit';
import { AMEND_PERSON, GET_PERSON, PERSON_CHANGED, READ_ACCESS_LOG, REGISTER_PERSON, SEARCH_PERSONS } from '@gatebook/contracts';
import { preparePerson, searchKeys } from '@gatebook/linkage';
import { anActor, until, type TestService } from '@gatebook/service-kit/testing';
import { TRAVEL_DOCUMENT_TYPES, type TravelDocumentType } from '@gatebook/vocabulary';
import { v7 as uuid } from 'uuid';
import { aPerson, SPECIMEN_LINES, theSpecimenHolder } from '../../../test/a-person.js';
import { startPersons } from '../../../test/start-persons.js';
import { BlindIndex } from '../../model/blind-index.part.js';
import { MatchStore } from '../../model/match.store.js';

describe('registering a person', () => {
  let persons: TestService;
  const officer = { actor: anActor('labour-officer') };
  const registering = { actor: anActor('labour-officer'), purpose: 'labour-registration' };

  beforeAll(async () => {
    persons = await startPersons();
  }, 60_000);
  afterAll(() => persons.stop());

  it('gives an id and a version, and tells coded facts alone', async () => {
    const { body, version } = await persons.askWhole(REGISTER_PERSON, aPerson(), officer);
    expect(version).toBe(1);
    expect(body).toEqual({ personId: expect.any(String), version: 1, possibleDuplicates: expect.any(Array) });
    await until(async () => (await persons.events(PERSON_CHANGED)).some(({ aggregateId }) => aggregateId === body.personId));
    const told = (await persons.events(PERSON_CHANGED)).find(({ aggregateId }) => aggregateId === body.personId);
    expect(told?.body).toEqual({
      personId: body.personId,
      version: 1,
      sex: '2',
      birthYear: 1994,
      nationality: 'VNM',
      homeTerritory: 'VN:VN-09',
    });
  });

  it('answers a repeat under one key with the first person', async () => {
    const [person, asked] = [aPerson(), { ...officer, idempotencyKey: uuid() }];
    const [first, second] = await Promise.all([persons.ask(REGISTER_PERSON, person, asked), persons.ask(REGISTER_PERSON, person, asked)]);
    expect(second).toEqual(first);
  });

  it('names who has the same document first, then who has the same name and birth date, and merges nobody', async () => {
    const names = [{ script: 'Latn' as const, familyName: 'LO', givenNames: 'VAN HAI' }];
    const sameName = await persons.ask(REGISTER_PERSON, aPerson({ names }), officer);
    const document = { type: 'passport' as const, issuer: 'VNM', number: 'K7654321' };
    const sameDocument = await persons.ask(REGISTER_PERSON, aPerson({ documents: [document], birthDate: '1970' }), officer);
    const swapped = [{ script: 'Latn' as const, familyName: 'Văn Hải', givenNames: 'Lò' }];
    const { personId, possibleDuplicates } = await persons.ask(
      REGISTER_PERSON,
      aPerson({
        names: swapped,
        documents: [{ ...document, number: 'k765 4321' }],
        notTheSameAs: [sameName.personId, sameDocument.personId],
        decisions: [{ question: 'PERSON_ALREADY_KNOWN', answer: 'not-the-same', reason: 'another one' }],
      }),
      officer,
    );
    expect(possibleDuplicates.map((duplicate) => duplicate.personId)).toEqual([sameDocument.personId, sameName.personId]);
    const [byDocument, byName] = possibleDuplicates;
    expect(byDocument?.because).toContainEqual({ field: 'document', agreement: 'same', weight: expect.any(Number) });
    // Another name and another year outvote a shared paper, as with a child listed on it.
    expect(byDocument?.probability).toBeLessThan(0.5);
    expect(byName?.probability).toBeGreaterThan(0.5);
    expect(byName?.because.find(({ field }) => field === 'birthDate')).toMatchObject({ agreement: 'same' });
    expect(byName?.because.every(({ weight }) => typeof weight === 'number')).toBe(true);
    expect(personId).not.toBe(sameDocument.personId);
  });

  it.each([
    [
      'document',
      (type: TravelDocumentType, at: number) => ({ documents: [{ type, issuer: 'VNM', number: 'K5550001' }], birthDate: `${1960 + at}` }),
    ],
    ['names', () => ({ names: [{ script: 'Latn' as const, familyName: 'NGUYEN', givenNames: 'THI LAN' }], birthDate: '1994' })],
  ])('names, for each of six who register one %s at once, everybody who came before', async (field, same) => {
    const registered = await Promise.all(
      TRAVEL_DOCUMENT_TYPES.map((type, at) => persons.ask(REGISTER_PERSON, aPerson(same(type, at)), officer)),
    );
    const named = registered.map(({ possibleDuplicates }) => possibleDuplicates).sort((one, other) => one.length - other.length);
    expect(named.map(({ length }) => length)).toEqual([0, 1, 2, 3, 4, 5]);
    const ids = registered.map(({ personId }) => personId);
    for (const duplicate of named.flat()) {
      expect(ids).toContain(duplicate.personId);
      expect(duplicate.because.map((evidence) => evidence.field)).toContain(field);
    }
  });

  it('finds the first for the second of two who meet only in what each looks for', async () => {
    const latin = (familyName: string, givenNames: string) => [{ script: 'Latn' as const, familyName, givenNames }];
    const settled = await Promise.allSettled([
      persons.ask(REGISTER_PERSON, aPerson({ names: latin('LUONG', 'THI XUYEN'), birthDate: '1991-04-07' }), officer),
      persons.ask(REGISTER_PERSON, aPerson({ names: latin('LUONG', 'THIXUYEN'), birthDate: '1991-07-04' }), officer),
    ]);
    const named = settled.map((one) => (one.status === 'fulfilled' ? one.value.possibleDuplicates : one.reason.members.possibleDuplicates));
    expect(named.flat()).toHaveLength(1);
  });

  it('opens those who share a telephone before a crowd that shares a birth date', async () => {
    const { app, dataSource } = persons.service;
    const latin = (familyName: string) => [{ script: 'Latn' as const, familyName, givenNames: 'QUY' }];
    for (const familyName of ['ADAM', 'BERTA', 'CAESAR'])
      await persons.ask(REGISTER_PERSON, aPerson({ names: latin(familyName), birthDate: '1977-01-01' }), officer);
    const caller = await persons.ask(REGISTER_PERSON, aPerson({ names: latin('DORA'), birthDate: '1955', phone: '0955 100 200' }), officer);
    const sought = preparePerson({ names: [{ script: 'Latn', full: 'EMIL TUONG' }], birthDate: '1977-01-01', phone: '0955100200' });
    const tokens = app.get(BlindIndex).soughtTokens([], searchKeys(sought));
    const found = await app.get(MatchStore).findCandidates(dataSource.manager, tokens, 1);
    expect(found.map(({ personId }) => personId)).toEqual([caller.personId]);
  });

  it('lets an amendment wait for a registration of the same document', async () => {
    const { personId } = await persons.ask(REGISTER_PERSON, aPerson(), officer);
    const documents = [{ type: 'passport' as const, issuer: 'VNM', number: 'K5550002' }];
    const { app, dataSource } = persons.service;
    const [amending] = await inTransaction(dataSource, async (tx) => {
      // As a registration does that has searched and not yet written.
      await app.get(MatchStore).lock(tx, { documents: app.get(BlindIndex).documentTokens(documents), keys: [] });
      const amended = persons.ask(AMEND_PERSON, { personId, documents }, { ...registering, expectedVersion: 1 });
      await until(
        async () =>
          (await dataSource.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
            .length > 0,
      );
      return [amended];
    });
    await expect(amending).resolves.toMatchObject({ version: 2 });
  }, 30_000);

  it('reads the specimen passport and finds nothing wrong with its holder', async () => {
    await expect(persons.ask(REGISTER_PERSON, theSpecimenHolder(), officer)).resolves.toMatchObject({ version: 1 });
  });

  it('says where a zone and the fields part, and where a check digit is wrong', async () => {
    await expect(persons.ask(REGISTER_PERSON, theSpecimenHolder({ birthDate: '1974-12-08' }), officer)).rejects.toMatchObject({
      code: 'DOCUMENT_MISMATCH',
      errors: [{ pointer: '/birthDate', code: 'DOCUMENT_MISMATCH' }],
    });
    const misread = [SPECIMEN_LINES[0], SPECIMEN_LINES[1].replace('740812', '740813')];
    const documents = [{ type: 'passport' as const, issuer: 'UTO', number: 'L898902C3', mrz: misread }];
    await expect(persons.ask(REGISTER_PERSON, theSpecimenHolder({ documents }), officer)).rejects.toMatchObject({
      code: 'DOCUMENT_CHECK_DIGIT',
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/documents/0/mrz/1' })]),
    });
  });

  it('refuses an unknown territory, a birth date to come and a look-alike in a number', async () => {
    const refused = (person: Parameters<typeof aPerson>[0]) => persons.ask(REGISTER_PERSON, aPerson(person), officer);
    await expect(refused({ homeTerritory: 'VN-99' })).rejects.toMatchObject({ code: 'TERRITORY_UNKNOWN' });
    await expect(refused({ birthDate: '2199' })).rejects.toMatchObject({ code: 'REQUEST_INVALID', errors: [{ pointer: '/birthDate' }] });
    const documents = [{ type: 'passport' as const, issuer: 'VNM', number: 'C123456O' }];
    await expect(refused({ documents })).rejects.toMatchObject({ errors: [{ code: 'DOCUMENT_NUMBER_LOOK_ALIKE' }] });
  });

  it('leaves no name, number, address, phone or exact birth date in any column of any table', async () => {
    const person = aPerson({
      names: [
        { script: 'Latn', familyName: 'XAYAVONGSA', givenNames: 'BOUNMY' },
        { script: 'native', full: 'ບຸນມີ ໄຊຍະວົງສາ' },
      ],
      birthDate: '1971-10-23',
      homeAddress: 'Ban Khua Din 77',
      phone: '0951555444',
      documents: [{ type: 'passport', issuer: 'LAO', number: 'PA0099887' }],
    });
    const { personId } = await persons.ask(REGISTER_PERSON, person, { ...registering, idempotencyKey: uuid() });
    await persons.ask(AMEND_PERSON, { personId, phone: '0951555445' }, { ...registering, expectedVersion: 1, idempotencyKey: uuid() });
    await persons.ask(GET_PERSON, { personId }, registering);
    await persons.ask(SEARCH_PERSONS, { document: { issuer: 'LAO', number: 'PA0099887' } }, registering);
    const everything = await dumpOf(persons);
    expect(everything).toContain(personId);
    for (const secret of ['XAYAVONGSA', 'BOUNMY', 'ບຸນມີ', '1971-10-23', 'Khua Din', '095155544', '0099887']) {
      expect(everything.toLowerCase()).not.toContain(secret.toLowerCase());
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('shows every reading in the person’s own access log, with actor, purpose and case', async () => {
    const { personId } = await persons.ask(
      REGISTER_PERSON,
      aPerson({ documents: [{ type: 'passport', issuer: 'VNM', number: 'M1112223' }] }),
      officer,
    );
    await persons.ask(GET_PERSON, { personId }, { ...registering, caseReference: 'LS-2026-17' });
    await persons.ask(SEARCH_PERSONS, { document: { type: 'passport', issuer: 'VNM', number: 'M1112223' } }, registering);
    const page: unknown = await persons.ask(READ_ACCESS_LOG, { personId }, { actor: anActor('auditor') });
    const reading = { actorId: registering.actor.id, role: 'labour-officer', purpose: 'labour-registration' };
    expect(page).toMatchObject({
      items: [
        { ...reading, what: 'search', caseReference: null },
        { ...reading, what: 'record', caseReference: 'LS-2026-17' },
      ],
    });
  });
});

/** Every row of every table as text. */
async function dumpOf({ service }: TestService): Promise<string> {
  const tables: { name: string }[] = await service.dataSource.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'persons'`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }) => service.dataSource.query(`SELECT string_agg(t::text, E'\\n') AS rows FROM persons.${name} AS t`)),
  );
  return dumps.map(([{ rows }]) => rows ?? '').join('\n');
}
