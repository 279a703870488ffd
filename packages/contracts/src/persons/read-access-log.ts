import { IsIn, IsString } from 'class-validator';
import { ACCESS_KINDS, type AccessKind } from '@gatebook/vocabulary';
import { IsId, IsInstant, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';

/** GET /persons/{personId}/access-log */
export class ReadAccessLog extends PageRequest {
  @IsId() readonly personId!: string;
}

/** One reading of a person's record. */
export class AccessLogEntry {
  @IsInstant() readonly at!: string;
  @IsIn(ACCESS_KINDS) readonly what!: AccessKind;
  @IsString() readonly actorKind!: string;
  @IsString() readonly actorId!: string;
  @OrNull() @IsString() readonly role!: string | null;
  @OrNull() @IsId() readonly officeId!: string | null;
  @IsString() readonly purpose!: string;
  @OrNull() @IsString() readonly caseReference!: string | null;
}

/** GET /persons/{personId}/access-log, newest first. */
export const READ_ACCESS_LOG = operation({
  subject: 'persons.read-access-log.v1',
  summary: 'Who has read a person’s record, when and why.',
  http: { method: 'GET', path: '/persons/{personId}/access-log' },
  roles: ['auditor'],
  request: ReadAccessLog,
  answer: AccessLogEntry,
  shape: 'page',
});
