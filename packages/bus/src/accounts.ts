import { ACCESS_ENDED, GATEWAY, heartbeatSubject, wireSubject } from '@gatebook/contracts';
import { answeredBy, APP_ACCOUNTS, askedBy, asksOf, heartbeatsFor } from './asking.js';
import { consumersOf, durablesFor, eventSubjectsOf, hearersOf, SERVICE_ACCOUNTS, sourcesOf, type BusDeclaration } from './declaration.js';
import { sourcePrefix, streamOf } from './streams.js';

/** One login of an account. */
export interface BusUser {
  readonly user: string;
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** May reply to what it was asked. */
  readonly answers: boolean;
}

/** What other accounts may reach of this one. */
export interface BusExport {
  readonly kind: 'service' | 'stream';
  readonly subject: string;
  readonly accounts: readonly string[];
  /** More than one reply to one request. */
  readonly manyReplies?: true;
}

/** What this account reaches of another one, under a name of its own where `to` is given. */
export interface BusImport {
  readonly kind: 'service' | 'stream';
  readonly account: string;
  readonly subject: string;
  readonly to?: string;
}

/** An account: a broker of its own, whose subjects, streams and consumers nobody else sees but for what it exports. */
export interface BusAccount {
  readonly name: string;
  /** How many consumers its stream has; null without JetStream. */
  readonly consumers: number | null;
  readonly users: readonly BusUser[];
  readonly exports: readonly BusExport[];
  readonly imports: readonly BusImport[];
}

/** The account of an app. */
export function accountOf(app: string): string {
  return app.toUpperCase();
}

/** The login that makes and keeps a service's stream and consumers; no service has it. */
export function keeperOf(service: string): string {
  return `keeper_${service}`;
}

/** The inbox of a login: nobody else may listen there. */
export function inboxOf(user: string): string {
  return `_INBOX_${user}`;
}

/** The accounts of a broker: one for each app. */
export function busAccounts(declaration: BusDeclaration): readonly BusAccount[] {
  return APP_ACCOUNTS.map((app) => ({
    name: accountOf(app),
    consumers: app === GATEWAY ? null : consumersOf(declaration, app).length,
    users: app === GATEWAY ? [appUser(declaration, app)] : [appUser(declaration, app), keeperUser(app)],
    exports: app === GATEWAY ? [] : exportsOf(declaration, app),
    imports: importsOf(declaration, app),
  }));
}

/** What a pull takes: the next messages, how the consumer stands, and the word that a message's effect is kept. */
function pulling(source: string, durable: string): { readonly next: string; readonly info: string; readonly ack: string } {
  const stream = streamOf(source);
  return {
    next: `CONSUMER.MSG.NEXT.${stream}.${durable}`,
    info: `CONSUMER.INFO.${stream}.${durable}`,
    ack: `$JS.ACK.${stream}.${durable}.>`,
  };
}

function exportsOf(declaration: BusDeclaration, service: string): readonly BusExport[] {
  const pulled = hearersOf(declaration, service).flatMap((hearer) =>
    durablesFor(declaration, service, hearer).flatMap((durable): readonly BusExport[] => {
      const { next, info, ack } = pulling(service, durable);
      const accounts = [accountOf(hearer)];
      return [
        { kind: 'service', subject: `$JS.API.${next}`, accounts, manyReplies: true },
        { kind: 'service', subject: `$JS.API.${info}`, accounts },
        { kind: 'service', subject: ack, accounts },
      ];
    }),
  );
  const listeners = APP_ACCOUNTS.filter((app) => heartbeatsFor(declaration, app).includes(service)).map(accountOf);
  return [
    ...answeredBy(declaration, service).map(({ subject, callers }): BusExport => ({
      kind: 'service',
      subject,
      accounts: callers.map(accountOf),
    })),
    ...pulled,
    ...(listeners.length > 0 ? [{ kind: 'stream', subject: heartbeatSubject(service), accounts: listeners } as const] : []),
    ...(service === 'identity' ? [{ kind: 'stream', subject: wireSubject(ACCESS_ENDED), accounts: [accountOf(GATEWAY)] } as const] : []),
  ];
}

function importsOf(declaration: BusDeclaration, app: string): readonly BusImport[] {
  const asked = askedBy(declaration, app).flatMap((service) =>
    asksOf(declaration, app, service).map((subject): BusImport => ({ kind: 'service', account: accountOf(service), subject })),
  );
  const pulled = sourcesOf(declaration, app).flatMap((source) =>
    durablesFor(declaration, source, app).flatMap((durable): readonly BusImport[] => {
      const { next, info, ack } = pulling(source, durable);
      const [account, prefix] = [accountOf(source), sourcePrefix(source)];
      return [
        { kind: 'service', account, subject: `$JS.API.${next}`, to: `${prefix}.${next}` },
        { kind: 'service', account, subject: `$JS.API.${info}`, to: `${prefix}.${info}` },
        { kind: 'service', account, subject: ack },
      ];
    }),
  );
  const heard = heartbeatsFor(declaration, app).map((source): BusImport => ({
    kind: 'stream',
    account: accountOf(source),
    subject: heartbeatSubject(source),
  }));
  const endings: readonly BusImport[] =
    app === GATEWAY ? [{ kind: 'stream', account: accountOf('identity'), subject: wireSubject(ACCESS_ENDED) }] : [];
  return [...asked, ...pulled, ...heard, ...endings];
}

/** The app's own login: asks, answers, tells, hears, and makes nothing. */
function appUser(declaration: BusDeclaration, app: string): BusUser {
  const isService = SERVICE_ACCOUNTS.includes(app);
  const stream = streamOf(app);
  const pulled = sourcesOf(declaration, app).flatMap((source) =>
    durablesFor(declaration, source, app).flatMap((durable) => {
      const { next, info, ack } = pulling(source, durable);
      return [`${sourcePrefix(source)}.${next}`, `${sourcePrefix(source)}.${info}`, ack];
    }),
  );
  const own = [
    ...eventSubjectsOf(declaration, app),
    heartbeatSubject(app),
    // How its own stream stands, and single events of it: the relay sees so when the stream was lost.
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.STREAM.MSG.GET.${stream}`,
  ];
  return {
    user: app,
    publish: [...(isService ? own : []), ...askedBy(declaration, app).flatMap((service) => asksOf(declaration, app, service)), ...pulled],
    subscribe: [
      `${inboxOf(app)}.>`,
      // The word after the blank is the queue group: two copies of a service can never both answer one request.
      ...answersOf(declaration, app),
      ...heartbeatsFor(declaration, app).map(heartbeatSubject),
      ...(app === GATEWAY ? [wireSubject(ACCESS_ENDED)] : []),
    ],
    answers: isService,
  };
}

function answersOf(declaration: BusDeclaration, app: string): readonly string[] {
  return SERVICE_ACCOUNTS.includes(app) ? answeredBy(declaration, app).map(({ subject }) => `${subject} ${app}`) : [];
}

/** Makes and keeps one account's stream and consumers; hears no event and asks nobody. */
function keeperUser(service: string): BusUser {
  const stream = streamOf(service);
  const streams = ['INFO', 'CREATE', 'UPDATE', 'DELETE'].map((call) => `$JS.API.STREAM.${call}.${stream}`);
  const consumers = ['INFO', 'CREATE', 'DELETE'].map((call) => `$JS.API.CONSUMER.${call}.${stream}.*`);
  const user = keeperOf(service);
  return { user, publish: [...streams, ...consumers], subscribe: [`${inboxOf(user)}.>`], answers: false };
}
