import { createServer } from 'node:http';
import { busPasswordName, DECLARED, DEFAULT_SIZES, startKeeper } from '@gatebook/bus';
import { SetupProblem } from '@gatebook/local-servers';

/**
 * The keeper as a program of its own: it makes streams and consumers as declared, and makes them anew when they are lost, wrong
 * or widened. It holds the keeper logins, and no service has them.
 */
function keepBus(env: NodeJS.ProcessEnv): void {
  const keeper = startKeeper({
    url: needed(env, 'KEEPER_NATS_URL'),
    passwordOf: (user) => needed(env, busPasswordName(user)),
    declaration: DECLARED,
    sizes: {
      replicas: Number(env['KEEPER_REPLICAS'] ?? DEFAULT_SIZES.replicas),
      streamBytes: Number(env['KEEPER_STREAM_BYTES'] ?? DEFAULT_SIZES.streamBytes),
    },
    onEvent: (sentence) => console.log(`${new Date().toISOString()} ${sentence}`),
  });
  const health = createServer((_, response) => {
    response.writeHead(keeper.isAllKept ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ kept: keeper.isAllKept }));
  }).listen(Number(needed(env, 'KEEPER_PORT')), '127.0.0.1');
  const stop = (): void => {
    setTimeout(() => process.exit(1), 8_000).unref();
    health.close();
    void keeper.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function needed(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new SetupProblem(`${name} is missing: the keeper of the bus needs it.`);
  return value;
}

try {
  keepBus(process.env);
} catch (failure) {
  console.error(failure instanceof SetupProblem ? failure.message : failure);
  process.exitCode = 1;
}
