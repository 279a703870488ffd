import { Controller, type ModuleMetadata, type Type } from '@nestjs/common';
import { CONTROLLER_WATERMARK } from '@nestjs/common/constants.js';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import { EVENTS, type Answered, type Asked, type EventKind, type Operation } from '@gatebook/contracts';
import type { Transaction } from '../database/transaction.js';

/** What a consumer's method gets beside the event: the transaction that holds its effect and its inbox row. */
export interface Hearing {
  readonly tx: Transaction;
}

/** Marks a use case, a query or a consumer: a class whose methods answer operations or hear events. */
export function Feature(): ClassDecorator {
  return Controller();
}

/** A service on one page: its features, and what they are made of. */
export function features(...classes: readonly Type[]): ModuleMetadata {
  const isFeature = (one: Type): boolean => Reflect.hasMetadata(CONTROLLER_WATERMARK, one);
  return { controllers: classes.filter(isFeature), providers: classes.filter((one) => !isFeature(one)) };
}

/** What a method answers: the operation's answer, or a `Reply` with it or with another media type of it. */
type Answering<Answer> = Answer | Reply<Answer> | Reply<string> | Reply<Answer | string>;

/** Marks the method that answers an operation, and holds it to what the operation declares: it gets `Asked` as payload. */
export function Answers<Request, Answer, Added, KeptBack>({ subject, http }: Operation<Request, Answer, Added, KeptBack>) {
  return <Method extends (asked: Asked<Request & Added>) => Answering<Answer & KeptBack> | Promise<Answering<Answer & KeptBack>>>(
    target: object,
    name: string | symbol,
    method: TypedPropertyDescriptor<Method>,
  ): void => {
    if (http?.etag === true) answerWithVersion(method);
    MessagePattern<string>(subject)(target, name, method);
  };
}

/** The answer's own version goes along as its ETag. */
function answerWithVersion(method: PropertyDescriptor): void {
  const original: (asked: unknown) => Promise<Reply<{ version: number }> | { version: number }> = method.value;
  method.value = async function answer(this: unknown, asked: unknown): Promise<unknown> {
    const answered = await original.call(this, asked);
    return answered instanceof Reply ? answered : new Reply(answered, { version: answered.version });
  };
}

const BETWEEN = '#';

/** Marks the method that hears a kind of event; it gets `Told<Body>` as payload and `Hearing` as context. Each `purpose` is a durable consumer of its own. */
export function Hears(kind: EventKind, purpose: string): MethodDecorator {
  return EventPattern<string>(`${kind.subject}${BETWEEN}${purpose}`);
}

const FORGETS = '!';

/**
 * Marks the method that takes back what the consumer of the same kind and purpose has kept of one aggregate; it gets the aggregate's id as payload.
 * It is asked when a source was restored to an earlier state: the aggregate is then told anew.
 */
export function Forgets(kind: EventKind, purpose: string): MethodDecorator {
  return EventPattern<string>(`${FORGETS}${kind.subject}${BETWEEN}${purpose}`);
}

/** True for the pattern of a method that takes back. */
export function isForgetting(pattern: string): boolean {
  return pattern.startsWith(FORGETS);
}

/** The pattern of the method that takes back what this one has kept. */
export function forgettingOf(pattern: string): string {
  return `${FORGETS}${pattern}`;
}

/** The kind and the purpose that `@Hears` was given. */
export function heardPattern(pattern: string): { readonly kind: EventKind; readonly purpose: string } {
  const [subject, purpose] = pattern.split(BETWEEN);
  const kind = EVENTS.find((known) => known.subject === subject);
  if (kind === undefined || purpose === undefined) throw new Error(`'${pattern}' is not a kind of event in contracts with a purpose`);
  return { kind, purpose };
}

/** An answer with an HTTP status, a version (ETag) or another media type than JSON. A handler without such needs returns its body alone. */
export class Reply<Body> implements Answered<Body> {
  readonly status?: number;
  readonly version?: number;
  readonly contentType?: string;
  readonly base64?: boolean;

  constructor(
    readonly body: Body,
    how: Omit<Answered, 'body'>,
  ) {
    Object.assign(this, how);
  }
}
