import type { Role } from '@gatebook/vocabulary';
import type { Page, PageRequest } from './formats.js';

/** A DTO class. */
export type DtoClass<T = unknown> = new () => T;

/** Where an operation stands in the outside contract. */
export interface HttpRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `{name}` for each path parameter; path, query and body together make the request DTO. */
  readonly path: string;
  /** Bytes that the body may have; 65,536 when not given. */
  readonly bodyLimitBytes?: number;
  /** Status of success; 200 when not given. */
  readonly status?: number;
  /** The request field that is the whole JSON body, where the body is an array. */
  readonly bodyField?: string;
  /** PATCH and PUT carry `If-Match`: 428 without it. Decisions may (false): who names the version they saw decides on no other. */
  readonly ifMatch?: boolean;
  /** The answer's `version` is its ETag. */
  readonly etag?: boolean;
  /** The call opens a person's record: the header `Purpose` is required. */
  readonly purpose?: boolean;
  /** Further media types the call can answer with. */
  readonly produces?: readonly string[];
}

/** One call, described as data: the gateway, the OpenAPI document, the service and the tests of permissions all read it. */
export interface Operation<Request = unknown, Answer = unknown, Added = unknown, KeptBack = unknown> {
  /** `<service>.<verb>.v<n>`: the service's queue group listens there. */
  readonly subject: string;
  readonly summary: string;
  /** Absent for a call that only services make. */
  readonly http?: HttpRoute;
  /** Who may call; `'anyone'` needs no sign-in, `'signed-in'` any role. */
  readonly roles: readonly Role[] | 'anyone' | 'signed-in';
  /** Its request or its answer holds a password, a token or another secret: both bodies travel encrypted on the bus. */
  readonly sealed?: boolean;
  readonly request: DtoClass<Request>;
  /** What the gateway adds to the request, none of it for the outside to set; an operation with it is composed there. */
  readonly adds?: DtoClass<Added>;
  /** Class of the answer; in a list, of its items. */
  readonly answer: DtoClass;
  /** What the service answers beside it and the gateway keeps back. */
  readonly keepsBack?: DtoClass<KeptBack>;
  /** `one` answer, a `page` of them (`{ items, next }`), or a plain `array`. */
  readonly shape?: AnswerShape;
  /** Never set: carries the type of the whole answer. */
  readonly answered?: Answer;
}

const declared = new WeakSet<object>();

/** How an answer is made of its class. */
export type AnswerShape = 'one' | 'page' | 'array';

type Description<Request, Item, Shape> = Omit<Operation<Request>, 'answer' | 'shape' | 'answered' | 'adds' | 'keepsBack'> & {
  readonly answer: DtoClass<Item>;
  readonly shape: Shape;
};

type Composed<Request, Item, Added, KeptBack> = Omit<Description<Request, Item, 'one'>, 'shape'> & {
  readonly shape?: 'one';
  readonly adds?: DtoClass<Added>;
  readonly keepsBack?: DtoClass<KeptBack>;
};

/** Declares an operation; the subject names the service that answers. */
export function operation<Request extends PageRequest, Item>(
  description: Description<Request, Item, 'page'>,
): Operation<Request, Page<Item>>;
export function operation<Request, Item>(description: Description<Request, Item, 'array'>): Operation<Request, readonly Item[]>;
export function operation<Request, Item, Added = unknown, KeptBack = unknown>(
  description: Composed<Request, Item, Added, KeptBack>,
): Operation<Request, Item, Added, KeptBack>;
export function operation<Request>(description: Operation<Request>): Operation<Request> {
  declared.add(description);
  return Object.freeze(description);
}

/** True for what `operation` has declared. */
export function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && declared.has(value);
}

/** Service that answers a subject: its first word. */
export function serviceOf(subject: string): string {
  return subject.slice(0, subject.indexOf('.'));
}
