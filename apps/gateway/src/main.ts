import { readSettings } from '@gatebook/service-kit';
import { GatewaySettings } from './config.js';
import { startGateway, type RunningGateway } from './start-gateway.js';

function untilToldToStop(gateway: RunningGateway): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 8_000).unref();
    void gateway.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  untilToldToStop(await startGateway(readSettings('gateway', GatewaySettings, process.env)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
