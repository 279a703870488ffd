import { writeFile } from 'node:fs/promises';
import { estimatePeople, type PersonModel } from '@gatebook/linkage';
import { dataSourceOptions } from '@gatebook/service-kit';
import { DataSource } from 'typeorm';
import type { PersonsSettings } from '../../config.js';
import { MatchStore } from '../../model/match.store.js';
import { PersonVault } from '../../model/person-vault.part.js';

/** Enough to know how common names are; more only takes memory. */
const MOST_PEOPLE = 200_000;

/** Estimates the weights of matching anew from this deployment's people: a model file for PERSONS_MATCH_MODEL. It holds words of names with their frequencies, and nobody's record. */
export async function estimateMatchModel(settings: PersonsSettings, fewest?: number): Promise<PersonModel> {
  const vault = new PersonVault(settings);
  const dataSource = await new DataSource(dataSourceOptions('persons', settings.databaseUrl, [], [], {}, {})).initialize();
  try {
    const people = await new MatchStore(vault).listPrepared(dataSource.manager, MOST_PEOPLE);
    return estimatePeople(people, null, { fewest });
  } finally {
    await dataSource.destroy();
  }
}

/** Command of an operator: `main.js estimate-match-model <file>`. */
export async function estimateMatchModelCommand(settings: PersonsSettings, [path]: readonly string[]): Promise<void> {
  if (path === undefined) throw new Error('estimate-match-model needs the path of the model file to write');
  const model = await estimateMatchModel(settings);
  await writeFile(path, `${JSON.stringify(model, null, 2)}\n`, { mode: 0o600 });
  process.stdout.write(`${path}: from ${model.training.data.join(', ')}; set PERSONS_MATCH_MODEL to use it.\n`);
}
