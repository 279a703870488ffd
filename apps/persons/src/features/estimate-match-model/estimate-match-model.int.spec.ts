import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePersonModel } from '@gatebook/linkage';
import { ServiceSettings } from '@gatebook/service-kit';
import { anActor, type TestService } from '@gatebook/service-kit/testing';
import { aPerson } from '../../../test/a-person.js';
import { registerAnother } from '../../../test/register-another.js';
import { startPersons } from '../../../test/start-persons.js';
import { PersonsSettings } from '../../config.js';
import { MatchModel } from '../../model/match-model.part.js';
import { PersonStore } from '../../model/person.store.js';
import { estimateMatchModel } from './estimate-match-model.js';

describe('the weights of matching', () => {
  let persons: TestService;
  let folder: string;
  const labour = { actor: anActor('labour-officer'), purpose: 'labour-registration' };

  beforeAll(async () => {
    persons = await startPersons();
    folder = await mkdtemp(join(tmpdir(), 'gatebook-model-'));
  }, 60_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await persons.stop();
  });

  const modelOf = (matchModel: string) =>
    new MatchModel(Object.assign(new PersonsSettings(), { matchModel }), persons.service.app.get(PersonStore));

  it('are estimated from the people on file and used from a file', async () => {
    for (let at = 0; at < 40; at++) {
      const names = [
        { script: 'Latn' as const, familyName: at % 2 === 0 ? 'NGUYEN' : 'QUANG', givenNames: `VAN ${'ABCDEFGHIJ'[at % 10]}AN` },
      ];
      await registerAnother(persons, aPerson({ names, birthDate: `19${50 + at}-01-02` }), labour);
    }
    const { databaseUrl } = persons.service.app.get(ServiceSettings);
    const settings = Object.assign(new PersonsSettings(), persons.service.app.get(PersonsSettings), { databaseUrl });
    const model = await estimateMatchModel(settings, 40);
    expect(model.frequencies['names']?.values['van']).toBe(1);
    expect(model.frequencies['names']?.values['nguyen']).toBe(0.5);
    expect(model.training.data).toEqual(['40 people against each other']);
    const path = join(folder, 'model.json');
    await writeFile(path, JSON.stringify(model));
    expect(modelOf(path).current).toEqual(parsePersonModel(JSON.stringify(model)));
  }, 60_000);

  it('stop the start when their file is broken', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{"name":"x","fields":[],"prior":2}');
    expect(() => modelOf(path)).toThrow(/model file/);
  });
});
