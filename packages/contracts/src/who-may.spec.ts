import { ROLES, type Role } from '@gatebook/vocabulary';
import { OPERATIONS, type Operation } from './index.js';

const SHORT: Readonly<Record<string, Role>> = {
  lo: 'labour-officer',
  ls: 'labour-supervisor',
  po: 'permit-officer',
  ps: 'permit-supervisor',
  go: 'gate-officer',
  gs: 'gate-supervisor',
  pa: 'province-analyst',
  fp: 'focal-point',
  ad: 'administrator',
  au: 'auditor',
  dv: 'device',
};
type Deed = 'see' | 'change' | 'undo';
type Row = readonly [thing: string, deed: Deed, call: string, who: string];

/**
 * Who may see, change and undo each thing: written by hand and not from the operations, so that a role that changes there is seen here. Own office,
 * own gate and own territory are row scope, which the services' own tests exercise: labour-permit, own-rows, forward-only and notify-gate-status.
 * `undo` is what takes a change back or its effect away. A call that is not here is a call that nobody has thought about.
 */
const TABLE: readonly Row[] = [
  ['person', 'see', 'GET /persons/{personId}', 'lo ls po ps'],
  ['person', 'see', 'POST /persons/search', 'lo ls po ps go gs'],
  ['person', 'see', 'GET /persons/{personId}/access-log', 'au'],
  ['person', 'see', 'GET /persons/{personId}/stay', 'po ps go gs au dv'],
  ['person', 'change', 'POST /persons', 'lo ls po ps'],
  ['person', 'undo', 'PATCH /persons/{personId}', 'lo ls po ps'],

  ['employer', 'see', 'GET /employers', 'lo ls au'],
  ['employer', 'see', 'GET /employers/{employerId}', 'lo ls au'],
  ['employer', 'change', 'POST /employers', 'lo ls'],
  ['employer', 'undo', 'PATCH /employers/{employerId}', 'lo ls'],

  ['registration', 'see', 'GET /registrations', 'lo ls au'],
  ['registration', 'see', 'GET /registrations/{registrationId}', 'lo ls po ps au'],
  ['registration', 'change', 'POST /registrations', 'lo ls'],
  ['registration', 'undo', 'PATCH /registrations/{registrationId}', 'lo ls'],
  ['registration', 'change', 'POST /registrations/{registrationId}/submit', 'lo ls'],
  ['registration', 'undo', 'POST /registrations/{registrationId}/return', 'ls'],
  ['registration', 'undo', 'POST /registrations/{registrationId}/refuse', 'ls'],
  ['registration', 'change', 'POST /registrations/{registrationId}/approve', 'ls'],
  ['registration', 'undo', 'POST /registrations/{registrationId}/end', 'ls'],
  ['registration', 'change', 'POST /registrations/{registrationId}/suspend', 'ls'],
  ['registration', 'undo', 'POST /registrations/{registrationId}/reinstate', 'ls'],
  ['registration', 'change', 'POST /registrations/{registrationId}/renew', 'lo ls'],
  ['registration', 'change', 'POST /registrations/{registrationId}/transfer', 'lo ls'],

  ['quota', 'see', 'GET /agreements/{agreementId}/quota', 'lo ls au'],
  ['quota', 'change', 'PUT /agreements/{agreementId}/quota', 'ls'],
  ['quota', 'undo', 'PUT /agreements/{agreementId}/quota', 'ls'],

  ['permit', 'see', 'GET /permits', 'lo ls po ps au'],
  ['permit', 'see', 'GET /permits/{permitId}', 'lo ls po ps go gs au'],
  ['permit', 'see', 'GET /permits/number/{number}', 'lo ls po ps go gs au'],
  ['permit', 'see', 'GET /permits/{permitId}/credential', 'lo ls po ps'],
  ['permit', 'change', 'POST /permits', 'lo ls po ps'],
  ['permit', 'undo', 'POST /permits/{permitId}/refuse', 'ls po ps'],
  ['permit', 'change', 'POST /permits/{permitId}/issue', 'lo ls po ps'],
  ['permit', 'undo', 'POST /permits/{permitId}/revoke', 'ls po ps'],
  ['permit', 'change', 'POST /permits/{permitId}/suspend', 'ls po ps'],
  ['permit', 'undo', 'POST /permits/{permitId}/reinstate', 'ls po ps'],
  ['permit', 'change', 'POST /permits/{permitId}/reissue', 'ls po ps'],
  ['permit', 'change', 'POST /permits/{permitId}/extend', 'po ps'],

  ['notice', 'see', 'GET /gates/{gateId}/status', 'signed-in'],
  ['notice', 'change', 'POST /gates/{gateId}/status', 'gs fp ad'],
  ['notice', 'undo', 'POST /gates/{gateId}/status/{noticeId}/end', 'gs fp ad'],

  ['agreement', 'see', 'GET /agreements', 'signed-in'],
  ['agreement', 'see', 'GET /agreements/{agreementId}', 'signed-in'],
  ['agreement', 'change', 'POST /agreements', 'fp ad'],
  ['agreement', 'undo', 'POST /agreements/{agreementId}/end', 'fp ad'],

  ['focal point', 'see', 'GET /focal-points', 'signed-in'],
  ['focal point', 'change', 'POST /focal-points', 'fp ad'],
  ['focal point', 'undo', 'POST /focal-points/{focalPointId}/end', 'fp ad'],

  // A rulebook is undone by the next version, which both sides sign: forward only.
  ['rulebook', 'see', 'GET /corridors/{corridorId}/rulebooks', 'signed-in'],
  ['rulebook', 'see', 'GET /corridors/{corridorId}/rulebooks/{version}', 'signed-in'],
  ['rulebook', 'undo', 'POST /corridors/{corridorId}/rulebooks', 'fp ad'],
  ['rulebook', 'change', 'POST /corridors/{corridorId}/rulebooks/{version}/sign', 'fp'],

  ['key of a side', 'see', 'GET /side-keys', 'fp ad au'],
  ['key of a side', 'change', 'POST /side-keys', 'ad'],
  ['key of a side', 'change', 'POST /side-keys/{side}/{keyId}/confirm', 'ad'],
  ['key of a side', 'undo', 'POST /side-keys/{side}/{keyId}/end', 'ad'],

  ['trusted key', 'see', 'GET /trust-list', 'anyone'],
  ['trusted key', 'see', 'GET /trusted-keys', 'ad au'],
  ['trusted key', 'change', 'POST /trusted-keys', 'ad'],
  ['trusted key', 'undo', 'POST /trusted-keys/{kid}/state', 'ad'],
  ['trusted key', 'change', 'POST /trusted-keys/{kid}/confirm', 'ad'],

  ['client', 'see', 'GET /api-clients', 'ad au'],
  ['client', 'change', 'POST /api-clients', 'ad'],
  ['client', 'undo', 'POST /api-clients/{clientId}/revoke', 'ad'],

  ['officer', 'see', 'GET /officers', 'ad au'],
  ['officer', 'change', 'POST /officers', 'ad'],
  ['officer', 'change', 'POST /officers/{officerId}/password', 'ad'],
  ['officer', 'undo', 'POST /officers/{officerId}/deactivate', 'ad'],

  ['office', 'see', 'GET /offices', 'ad au'],
  ['office', 'change', 'POST /offices', 'ad'],

  ['crossing', 'see', 'GET /crossings', 'go gs au dv'],
  ['crossing', 'see', 'GET /gates/{gateId}/board', 'go gs au dv'],
  ['crossing', 'change', 'POST /crossings', 'go gs dv'],

  ['release', 'change', 'POST /tables/{tableId}/releases', 'ad'],
];

/** What is undone by nobody: an office does nothing by itself, a crossing is a fact, a release is followed by a revised one. */
const NEVER_UNDONE = ['office', 'crossing', 'release'];
/** Calls that ask with a body and change no thing, and one's own session. */
const CHANGES_NOTHING = [
  'POST /session',
  'DELETE /session',
  'POST /persons/search',
  'POST /persons/read-mrz',
  'POST /checks',
  'POST /stay/what-if',
];

const callOf = ({ http }: Operation): string => (http === undefined ? '' : `${http.method} ${http.path}`);
const byCall = new Map(OPERATIONS.map((operation) => [callOf(operation), operation]));
const rolesOf = (who: string): readonly string[] =>
  who === 'anyone' || who === 'signed-in' ? [who] : who.split(' ').map((short) => SHORT[short] ?? `unknown ${short}`);

describe('who may see, change and undo', () => {
  it.each(TABLE)('%s: %s by %s', (_thing, _deed, call, who) => {
    const roles = byCall.get(call)?.roles;
    expect(typeof roles === 'string' ? [roles] : [...(roles ?? [])].toSorted()).toEqual([...rolesOf(who)].toSorted());
  });

  it('names every call that changes something', () => {
    const named = new Set([...TABLE.map(([, , call]) => call), ...CHANGES_NOTHING]);
    const changing = [...byCall.keys()].filter((call) => call !== '' && !call.startsWith('GET '));
    expect(changing.filter((call) => !named.has(call))).toEqual([]);
  });

  it('has somebody who may undo each thing that anybody may change', () => {
    const things = (deed: Deed): readonly string[] => [...new Set(TABLE.flatMap(([thing, what]) => (what === deed ? [thing] : [])))];
    expect(things('change').filter((thing) => !things('undo').includes(thing))).toEqual(NEVER_UNDONE);
  });

  it('lets an auditor change nothing, and knows every role', () => {
    const ofAuditor = TABLE.filter(([, deed, , who]) => deed !== 'see' && rolesOf(who).includes('auditor'));
    expect(ofAuditor).toEqual([]);
    expect(Object.values(SHORT).toSorted()).toEqual([...ROLES].toSorted());
  });
});
