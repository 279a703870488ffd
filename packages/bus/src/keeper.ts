import { connect, type NatsConnection } from '@nats-io/transport-node';
import { inboxOf, keeperOf } from './accounts.js';
import { consumersOf, SERVICE_ACCOUNTS, type BusDeclaration } from './declaration.js';
import { consumerConfig, DEFAULT_SIZES, streamConfig, streamOf, type JetStreamConfig, type StreamSizes } from './streams.js';

const LOOK_EVERY_MS = 2_000;
const ANSWER_MS = 5_000;
const NOT_FOUND = 404;

/** What the keeper needs: where the broker is, its logins, and what to keep. */
export interface KeeperOptions {
  readonly url: string;
  /** The password of a keeper login, by its name. */
  readonly passwordOf: (user: string) => string;
  readonly declaration: BusDeclaration;
  readonly sizes?: StreamSizes;
  /** One sentence for each thing that was made or put right, and for each failure. */
  readonly onEvent?: (sentence: string) => void;
}

/** A keeper at work. */
export interface RunningKeeper {
  /** True when all was as declared at the last look at each account. */
  readonly isAllKept: boolean;
  /** Looks now and comes back when all is as declared, or fails with the first reason. */
  keepNow(): Promise<void>;
  /** Leaves everything as it is until it is resumed; comes back when no look is under way any more. */
  pause(): Promise<void>;
  resume(): void;
  stop(): Promise<void>;
}

/** Makes streams and consumers as declared, and makes them anew within seconds when they are lost, wrong or widened. */
export function startKeeper(options: KeeperOptions): RunningKeeper {
  const accounts = SERVICE_ACCOUNTS.map((service) => new AccountKeeper(service, options));
  return {
    get isAllKept() {
      return accounts.every(({ isKept }) => isKept);
    },
    async keepNow() {
      await Promise.all(accounts.map((account) => account.keep()));
    },
    async pause() {
      await Promise.all(accounts.map((account) => account.pause()));
    },
    resume: () => accounts.forEach((account) => (account.isPaused = false)),
    async stop() {
      await Promise.all(accounts.map((account) => account.stop()));
    },
  };
}

/** Keeps one account, under that account's keeper login. */
class AccountKeeper {
  isKept = false;
  isPaused = false;
  private readonly connection: Promise<NatsConnection>;
  private readonly timer: NodeJS.Timeout;
  private keeping: Promise<void> | null = null;
  private complaint = '';

  constructor(
    private readonly service: string,
    private readonly options: KeeperOptions,
  ) {
    const user = keeperOf(service);
    this.connection = connect({
      servers: options.url.split(','),
      user,
      pass: options.passwordOf(user),
      name: user,
      inboxPrefix: inboxOf(user),
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 200,
      reconnectJitter: 100,
      pingInterval: 5_000,
      maxPingOut: 2,
      ignoreAuthErrorAbort: true,
    });
    this.timer = setInterval(() => {
      if (!this.isPaused) void this.keep().catch(() => undefined);
    }, LOOK_EVERY_MS);
    void this.keep().catch(() => undefined);
  }

  /** One look at a time; who comes meanwhile waits for the one under way. */
  keep(): Promise<void> {
    this.keeping ??= this.look().finally(() => (this.keeping = null));
    return this.keeping;
  }

  async pause(): Promise<void> {
    this.isPaused = true;
    await this.keeping?.catch(() => undefined);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    const connection = await this.connection;
    await connection.close();
    await this.keeping?.catch(() => undefined);
  }

  private async look(): Promise<void> {
    const { declaration, sizes = DEFAULT_SIZES } = this.options;
    const stream = streamOf(this.service);
    try {
      await this.hold('STREAM', stream, streamConfig(declaration, this.service, sizes));
      for (const consumer of consumersOf(declaration, this.service)) {
        const config = consumerConfig(consumer);
        await this.hold('CONSUMER', `${stream}.${String(config['name'])}`, config);
      }
      this.isKept = true;
      this.complaint = '';
    } catch (cause) {
      this.isKept = false;
      const complaint = `${stream} cannot be kept as declared: ${cause instanceof Error ? cause.message : 'unknown'}`;
      if (complaint !== this.complaint) this.options.onEvent?.(complaint);
      this.complaint = complaint;
      throw cause;
    }
  }

  /** Looks at one stream or consumer and makes it what it has to be. */
  private async hold(kind: 'STREAM' | 'CONSUMER', name: string, declared: JetStreamConfig): Promise<void> {
    const found = await this.find(`${kind}.INFO.${name}`);
    if (found === null) {
      await this.make(kind, 'CREATE', name, declared);
      return this.options.onEvent?.(`${name} was made`);
    }
    const wrong = differences(declared, found);
    if (wrong.length === 0) return;
    // What is left out of an update is taken back to its default: a widening goes.
    const refusal = await this.make(kind, kind === 'STREAM' ? 'UPDATE' : 'CREATE', name, declared).then(
      () => null,
      (cause: unknown) => cause,
    );
    if (refusal !== null) {
      if (!(refusal instanceof Refusal)) throw refusal;
      // Some things cannot be changed in place. Events are in the outboxes, and their effects count once.
      await this.call(`${kind}.DELETE.${name}`, '');
      await this.make(kind, 'CREATE', name, declared);
    }
    this.options.onEvent?.(`${name} was put right: ${wrong.join(', ')}`);
  }

  private async make(kind: 'STREAM' | 'CONSUMER', how: 'CREATE' | 'UPDATE', name: string, config: JetStreamConfig): Promise<void> {
    const body = kind === 'STREAM' ? config : { stream_name: streamOf(this.service), config };
    await this.call(`${kind}.${how}.${name}`, JSON.stringify(body));
  }

  private async find(call: string): Promise<JetStreamConfig | null> {
    try {
      return configOf(await this.call(call, ''));
    } catch (cause) {
      if (cause instanceof Refusal && cause.code === NOT_FOUND) return null;
      throw cause;
    }
  }

  private async call(what: string, body: string): Promise<unknown> {
    const connection = await this.connection;
    const answer: unknown = (await connection.request(`$JS.API.${what}`, body, { timeout: ANSWER_MS })).json();
    if (isObject(answer) && isObject(answer['error'])) {
      throw new Refusal(Number(answer['error']['code']), String(answer['error']['description']));
    }
    return answer;
  }
}

/** The broker's no to a call. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: number,
    description: string,
  ) {
    super(description);
  }
}

/** The broker fills these in by itself, and they widen nothing. */
const FILLED_IN = ['metadata', 'consumer_limits', 'placement', 'description', 'first_seq'];

/** The settings that are not as declared, and those that nobody declared. */
export function differences(declared: JetStreamConfig, found: JetStreamConfig): readonly string[] {
  const changed = Object.entries(declared).filter(([key, value]) => !isSame(value, found[key]));
  const added = Object.entries(found).filter(([key, value]) => !(key in declared) && !FILLED_IN.includes(key) && !isNothing(value));
  return [...changed, ...added].map(([key]) => key);
}

/** The broker leaves out what is false, nought or empty. */
function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function isSame(declared: unknown, found: unknown): boolean {
  return JSON.stringify(declared) === JSON.stringify(found) || (isNothing(declared) && isNothing(found));
}

function configOf(answer: unknown): JetStreamConfig {
  const config = isObject(answer) ? answer['config'] : undefined;
  if (!isObject(config)) throw new Error('the broker answered without a configuration');
  return config;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
