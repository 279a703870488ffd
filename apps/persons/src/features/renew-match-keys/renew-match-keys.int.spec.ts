import { SEARCH_PERSONS } from '@gatebook/contracts';
import { anActor, type TestService } from '@gatebook/service-kit/testing';
import { aPerson } from '../../../test/a-person.js';
import { registerAnother } from '../../../test/register-another.js';
import { startPersons } from '../../../test/start-persons.js';
import { RenewMatchKeysUseCase } from './renew-match-keys.js';

describe('people whose keys were made by another version', () => {
  let persons: TestService;
  const labour = { actor: anActor('labour-officer'), purpose: 'labour-registration' };

  beforeAll(async () => {
    persons = await startPersons({ settings: { searchesPerMinute: 100_000 } });
  }, 60_000);
  afterAll(() => persons.stop());

  it('are found again once renewed, more of them than one transaction takes, by two who renew at once', async () => {
    const { app, dataSource } = persons.service;
    const names = [{ script: 'Latn' as const, familyName: 'SIPHANDONE', givenNames: 'KHAMTAY' }];
    for (let year = 0; year < 120; year++) await registerAnother(persons, aPerson({ names, birthDate: `${1890 + year}-06-15` }), labour);
    await dataSource.query('UPDATE person SET prepared = NULL, prepared_form = NULL');
    await dataSource.query('DELETE FROM match_key');
    const found = async (birthDate: string) => (await persons.ask(SEARCH_PERSONS, { names, birthDate }, labour)).candidates.length;
    expect(await found('1890-06-15')).toBe(0);
    await Promise.all([app.get(RenewMatchKeysUseCase).execute(), app.get(RenewMatchKeysUseCase).execute()]);
    expect(await found('1890-06-15')).toBeGreaterThan(0);
    expect(await found('2009-06-15')).toBeGreaterThan(0);
    const [left]: { count: number }[] = await dataSource.query('SELECT count(*)::int FROM person WHERE prepared IS NULL');
    expect(left).toEqual({ count: 0 });
  }, 60_000);
});
