import { SetupProblem } from '@gatebook/local-servers';
import { provisionDatabase } from './database/provision-database.js';
import type { Secrets } from './secrets.js';

/** The job of docker compose and of a chart: roles and schemas at `DATABASE_URL`, with the passwords that the environment holds. */
export async function run(env: NodeJS.ProcessEnv): Promise<number> {
  const url = env['DATABASE_URL'];
  if (url === undefined || url === '')
    throw new SetupProblem('DATABASE_URL is missing: the address of PostgreSQL under a user who may make roles.');
  const secrets: Secrets = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  await provisionDatabase(url, secrets);
  console.log('roles and schemas are in place');
  return 0;
}

run(process.env).then(
  (code) => process.exit(code),
  (failure: unknown) => {
    console.error(failure instanceof SetupProblem ? failure.message : failure);
    process.exit(1);
  },
);
