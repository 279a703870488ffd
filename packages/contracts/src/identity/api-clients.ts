import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { ROLES, type Role } from '@gatebook/vocabulary';
import { IsCode, IsId, IsInstant, IsText, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** A new API client: a machine that acts in an office's name, in one role. */
export class CreateApiClient {
  /** What it is for. */
  @IsText(100) readonly name!: string;
  @IsIn(ROLES) readonly role!: Role;
  @IsId() readonly officeId!: string;
  /** Gates of the office, for a gate role or a device; all of them if absent. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsCode({ each: true }) readonly gateIds?: readonly string[];
}

/** An API client. */
export class ApiClient {
  @IsId() readonly clientId!: string;
  @IsString() readonly name!: string;
  @IsIn(ROLES) readonly role!: Role;
  @IsId() readonly officeId!: string;
  @IsArray() @IsString({ each: true }) readonly gateIds!: readonly string[];
  @IsInstant() readonly createdAt!: string;
  @IsOptional() @IsInstant() readonly revokedAt?: string;
}

/** An API client with its secret, which is shown this once. */
export class CreatedApiClient extends ApiClient {
  @IsString() readonly clientSecret!: string;
}

/** Which API client. */
export class OneApiClient {
  @IsId() readonly clientId!: string;
}

/** POST /api-clients */
export const CREATE_API_CLIENT = operation({
  subject: 'identity.create-api-client.v1',
  summary: 'Adds an API client and shows its secret, once.',
  http: { method: 'POST', path: '/api-clients', status: 201 },
  roles: ['administrator'],
  sealed: true,
  request: CreateApiClient,
  answer: CreatedApiClient,
});

/** GET /api-clients */
export const LIST_API_CLIENTS = operation({
  subject: 'identity.list-api-clients.v1',
  summary: 'API clients, oldest first.',
  http: { method: 'GET', path: '/api-clients' },
  roles: ['administrator', 'auditor'],
  request: PageRequest,
  answer: ApiClient,
  shape: 'page',
});

/** POST /api-clients/{clientId}/revoke */
export const REVOKE_API_CLIENT = operation({
  subject: 'identity.revoke-api-client.v1',
  summary: 'Ends an API client’s access at once; its tokens end with it.',
  http: { method: 'POST', path: '/api-clients/{clientId}/revoke' },
  roles: ['administrator'],
  request: OneApiClient,
  answer: ApiClient,
});
