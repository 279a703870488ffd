import * as corridors from './corridors/index.js';
import * as crossings from './crossings/index.js';
import * as identity from './identity/index.js';
import { isEventKind, type EventKind } from './kernel/event.js';
import { isOperation, type Operation } from './kernel/operation.js';
import * as permits from './permits/index.js';
import * as persons from './persons/index.js';
import * as statistics from './statistics/index.js';
import * as workers from './workers/index.js';

/** All that the services declare: exporting an operation or a kind of event is what makes it known. */
const DECLARED: readonly unknown[] = [identity, persons, corridors, workers, permits, crossings, statistics].flatMap((service) =>
  Object.values(service),
);

/** Every call there is, in the order of their subjects: the gateway's routes, the OpenAPI document and the table of permissions come from this list. */
export const OPERATIONS: readonly Operation[] = DECLARED.filter(isOperation).toSorted(bySubject);

/** Every kind of event there is, in the order of their subjects; a service's stream holds those whose subject begins with its name. */
export const EVENTS: readonly EventKind[] = DECLARED.filter(isEventKind).toSorted(bySubject);

function bySubject(a: { readonly subject: string }, b: { readonly subject: string }): number {
  return a.subject < b.subject ? -1 : 1;
}
