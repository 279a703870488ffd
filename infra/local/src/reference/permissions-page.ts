import { CALLS, OPERATIONS, serviceOf, type Operation } from '@gatebook/contracts';
import { ROLES, type Role } from '@gatebook/vocabulary';
import { code, pageOf, tableOf } from './markdown.js';

const INTRODUCTION = `Who may call what, from the operations of \`packages/contracts\`. A cell names the role, so that a change of a role shows in the difference of its row.
\`who-may.spec.ts\` holds a table that was written by hand against the same operations. Which rows a role sees (own office, own gate, own territory) the services decide.`;

/** Every operation and every role. */
export function permissionsPage(): string {
  const outside = OPERATIONS.filter(({ http }) => http !== undefined).toSorted(byCall);
  const services = [...new Set(outside.map(({ subject }) => serviceOf(subject)))].toSorted();
  const legend = ROLES.map((role) => `${code(shortOf(role))} ${role}`).join(', ');
  return pageOf(
    'Permissions',
    INTRODUCTION,
    `${legend}.`,
    ...services.flatMap((service) => [
      `## ${service}`,
      tableOf(
        ['call', 'what', 'everybody', ...ROLES.map(shortOf)],
        outside.filter(({ subject }) => serviceOf(subject) === service).map(rowOf),
      ),
    ]),
    '## Between services',
    'Calls without a route. The gateway may ask each of them while it answers somebody; beside it ask:',
    tableOf(
      ['subject', 'what', 'asked by'],
      OPERATIONS.filter(({ http }) => http === undefined)
        .toSorted(byCall)
        .map(innerRow),
    ),
  );
}

/** `labour-officer` → `lo`, `auditor` → `au`. */
function shortOf(role: Role): string {
  const words = role.split('-');
  return words.length > 1 ? words.map((word) => word.slice(0, 1)).join('') : role.slice(0, 2);
}

function callOf({ http, subject }: Operation): string {
  return http === undefined ? subject : `${http.path} ${http.method}`;
}

function byCall(one: Operation, other: Operation): number {
  return callOf(one) < callOf(other) ? -1 : 1;
}

function rowOf({ http, summary, roles }: Operation): readonly string[] {
  const everybody = typeof roles === 'string' ? roles : '';
  const cells = ROLES.map((role) => (typeof roles !== 'string' && roles.includes(role) ? shortOf(role) : ''));
  return [code(`${http?.method} ${http?.path}`), summary, everybody, ...cells];
}

function innerRow(operation: Operation): readonly string[] {
  const callers = CALLS.filter((call) => call.operation === operation).map(({ caller }) => caller);
  return [code(operation.subject), operation.summary, callers.join(', ')];
}
