import {
  CALLS,
  CONSUMERS,
  EVENTS,
  OPERATIONS,
  SERVICES,
  durableOf,
  serviceOf,
  sourceOfConsumer,
  wireSubject,
  type DeclaredConsumer,
  type EventKind,
  type Operation,
} from '@gatebook/contracts';

/** All that the accounts, streams and consumers of a broker follow from. */
export interface BusDeclaration {
  readonly operations: readonly Pick<Operation, 'subject'>[];
  readonly events: readonly EventKind[];
  readonly consumers: readonly DeclaredConsumer[];
  /** Who asks what besides the gateway. */
  readonly calls: readonly { readonly caller: string; readonly operation: Pick<Operation, 'subject'> }[];
}

/** The bus of Gatebook, as the contracts declare it. */
export const DECLARED: BusDeclaration = { operations: OPERATIONS, events: EVENTS, consumers: CONSUMERS, calls: CALLS };

/** Every service has an account with a stream; in a fixed order, so that what is generated stays as it is. */
export const SERVICE_ACCOUNTS: readonly string[] = SERVICES;

/** The consumers of a source's stream. */
export function consumersOf(declaration: BusDeclaration, source: string): readonly DeclaredConsumer[] {
  return declaration.consumers.filter((consumer) => sourceOfConsumer(consumer) === source);
}

/** The services that hear a source. */
export function hearersOf(declaration: BusDeclaration, source: string): readonly string[] {
  return SERVICE_ACCOUNTS.filter((service) => consumersOf(declaration, source).some((consumer) => consumer.service === service));
}

/** The sources that a service hears. */
export function sourcesOf(declaration: BusDeclaration, service: string): readonly string[] {
  return SERVICE_ACCOUNTS.filter((source) => hearersOf(declaration, source).includes(service));
}

/** The subjects on which a service tells its events. */
export function eventSubjectsOf(declaration: BusDeclaration, service: string): readonly string[] {
  return declaration.events.filter(({ subject }) => serviceOf(subject) === service).map(wireSubject);
}

/** Names of a source's consumers that one hearer may pull from. */
export function durablesFor(declaration: BusDeclaration, source: string, hearer: string): readonly string[] {
  return consumersOf(declaration, source)
    .filter(({ service }) => service === hearer)
    .map(durableOf);
}
