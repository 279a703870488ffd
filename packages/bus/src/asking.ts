import { GATEWAY, HEARD_BY_GATEWAY, pingSubject, READ_BY_GATEWAY, readOutboxSubject, serviceOf } from '@gatebook/contracts';
import { hearersOf, SERVICE_ACCOUNTS, sourcesOf, type BusDeclaration } from './declaration.js';

/** Every app: the services, then the gateway. */
export const APP_ACCOUNTS: readonly string[] = [...SERVICE_ACCOUNTS, GATEWAY];

/** A subject of requests and the apps that may ask there. */
export interface AnsweredSubject {
  readonly subject: string;
  readonly callers: readonly string[];
}

/** All that a service answers, with who may ask it; its operations, its ping, and its outbox for those who hear it. */
export function answeredBy(declaration: BusDeclaration, service: string): readonly AnsweredSubject[] {
  const operations = declaration.operations.filter(({ subject }) => serviceOf(subject) === service);
  const readers = [...hearersOf(declaration, service), ...(isIn(READ_BY_GATEWAY, service) ? [GATEWAY] : [])];
  return [
    ...operations.map(({ subject }) => ({ subject, callers: [GATEWAY, ...callersOf(declaration, subject)] })),
    { subject: pingSubject(service), callers: [GATEWAY] },
    ...(readers.length > 0 ? [{ subject: readOutboxSubject(service), callers: readers }] : []),
  ];
}

/** The subjects at which an app may ask a service. */
export function asksOf(declaration: BusDeclaration, caller: string, service: string): readonly string[] {
  return answeredBy(declaration, service)
    .filter(({ callers }) => callers.includes(caller))
    .map(({ subject }) => subject);
}

/** The services that an app asks anything. */
export function askedBy(declaration: BusDeclaration, caller: string): readonly string[] {
  return SERVICE_ACCOUNTS.filter((service) => service !== caller && asksOf(declaration, caller, service).length > 0);
}

/** The sources whose heartbeat an app hears. */
export function heartbeatsFor(declaration: BusDeclaration, app: string): readonly string[] {
  return app === GATEWAY ? HEARD_BY_GATEWAY : sourcesOf(declaration, app);
}

function callersOf({ calls }: BusDeclaration, subject: string): readonly string[] {
  return calls.filter(({ operation }) => operation.subject === subject).map(({ caller }) => caller);
}

function isIn(list: readonly string[], word: string): boolean {
  return list.includes(word);
}
