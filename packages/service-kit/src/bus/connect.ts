import { inboxOf, isNewEnough, OLDEST_BROKER } from '@gatebook/bus';
import { connect, type NatsConnection } from '@nats-io/transport-node';

/** Where the broker is, and the app's account there. */
export interface BusAccount {
  /** Addresses of the servers, with commas between. */
  readonly natsUrl: string;
  readonly natsUser: string;
  readonly natsPassword: string;
}

/** Connects as the app's own identity, with an inbox prefix of its own; comes back by itself for as long as the app lives. */
export async function connectBus(app: string, settings: BusAccount): Promise<NatsConnection> {
  return connect({
    servers: settings.natsUrl.split(','),
    user: settings.natsUser,
    pass: settings.natsPassword,
    name: app,
    inboxPrefix: inboxOf(app),
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
    reconnectJitter: 100,
    pingInterval: 5_000,
    maxPingOut: 2,
    ignoreAuthErrorAbort: true,
    // A stack trace taken before every request, in case it fails, costs a tenth of the gateway's time.
    noAsyncTraces: true,
  });
}

/** Why this broker may not be trusted with events, or null: too old, or it acknowledges before it writes. */
export async function brokerObjection(connection: NatsConnection, monitorUrl: string | undefined): Promise<string | null> {
  const version = connection.info?.version ?? '0';
  if (!isNewEnough(version)) return `nats-server ${version} is older than ${OLDEST_BROKER}`;
  if (monitorUrl === undefined) return 'no monitoring address is set, so nobody can tell whether the broker writes before it acknowledges';
  const answer = await fetch(new URL('/varz', monitorUrl), { signal: AbortSignal.timeout(2_000) });
  const text = await answer.text();
  if (!text.includes('"jetstream"')) return 'JetStream is not enabled';
  return /"sync_always":\s*true/.test(text) ? null : 'the broker acknowledges before it writes (set jetstream.sync_interval: always)';
}
