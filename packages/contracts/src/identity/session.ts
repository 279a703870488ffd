import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { CALLER_KINDS, ROLES, type CallerKind, type Role } from '@gatebook/vocabulary';
import type { Actor } from '../kernel/actor.js';
import { IsId, IsInstant, Nothing } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** How an officer signs in. */
export class SignIn {
  @IsString() @Length(1, 64) readonly username!: string;
  @IsString() @Length(1, 200) readonly password!: string;
}

/** Who the caller is: an officer with a session, or an API client with a token. */
export class WhoAmI {
  @IsIn(CALLER_KINDS) readonly kind!: CallerKind;
  @IsOptional() @IsId() readonly officerId?: string;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsString() readonly username?: string;
  @IsOptional() @IsString() readonly displayName?: string;
  @IsIn(ROLES) readonly role!: Role;
  @IsId() readonly officeId!: string;
  @IsString() readonly officeName!: string;
  /** Territory of the office. */
  @IsString() readonly territory!: string;
  /** Gates the caller works at. */
  @IsArray() @IsString({ each: true }) readonly gateIds!: readonly string[];
}

/** A session that has begun, as the outside sees it. */
export class SignedIn extends WhoAmI {
  @IsInstant() readonly endsAt!: string;
}

/** What the gateway keeps back of a session that has begun, and sets the cookies from. */
export class SessionTokens {
  @IsString() readonly token!: string;
  /** For the device's own cookie: here the officer is known from now on. */
  @IsString() readonly deviceToken!: string;
}

/** A session that has begun, on the bus. */
export type SignedInWithToken = SignedIn & SessionTokens;

/** What the gateway adds to a sign-in: where it comes from. */
export class SignInPlace {
  /** An address, or the network of one. */
  @IsOptional() @IsString() @Length(1, 64) readonly address?: string;
  @IsOptional() @IsString() @Length(1, 4_000) readonly deviceToken?: string;
  /** The address has tried too often: only a device on which the officer is known is heard. */
  @IsOptional() @IsBoolean() readonly isOverLimit?: boolean;
}

/** A sign-in with where it comes from. */
export type SignInFrom = SignIn & SignInPlace;

/** What the gateway adds to a sign-out: which session ends. */
export class EndSession {
  @IsOptional() @IsString() @Length(1, 4_000) readonly token?: string;
}

/** POST /session */
export const SIGN_IN = operation({
  subject: 'identity.sign-in.v1',
  summary: 'Signs an officer in and sets the session cookie. Repeated failures of one user name are slowed down (429).',
  http: { method: 'POST', path: '/session', status: 201, bodyLimitBytes: 4_096 },
  roles: 'anyone',
  sealed: true,
  request: SignIn,
  adds: SignInPlace,
  answer: SignedIn,
  keepsBack: SessionTokens,
});

/** GET /session */
export const GET_SESSION = operation({
  subject: 'identity.get-session.v1',
  summary: 'Who am I?',
  http: { method: 'GET', path: '/session' },
  roles: 'signed-in',
  request: Nothing,
  answer: WhoAmI,
});

/** DELETE /session */
export const SIGN_OUT = operation({
  subject: 'identity.sign-out.v1',
  summary: 'Ends the session and clears its cookie.',
  http: { method: 'DELETE', path: '/session', status: 204 },
  roles: 'signed-in',
  sealed: true,
  request: Nothing,
  adds: EndSession,
  answer: Nothing,
});

/** The access that somebody presents: a session's token or an API client's. */
export class PresentedAccess {
  @IsString() @Length(1, 4_000) readonly token!: string;
}

/** An actor as identity knows it now. */
export class KnownActor implements Actor {
  @IsIn(CALLER_KINDS) readonly kind!: CallerKind;
  @IsId() readonly id!: string;
  @IsIn(ROLES) readonly role!: Role;
  @IsId() readonly officeId!: string;
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) readonly gateIds!: readonly string[];
  @IsString() readonly territory!: string;
}

/** Whose access it is and when it ends by itself; it may be ended earlier, which `ACCESS_ENDED` tells. */
export class VerifiedAccess {
  @ValidateNested() @Type(() => KnownActor) readonly actor!: KnownActor;
  @IsInstant() readonly until!: string;
}

/** Whose access this is; NOT_SIGNED_IN when it is nobody's any more. */
export const VERIFY_ACCESS = operation({
  subject: 'identity.verify-access.v1',
  summary: 'Whose session or token this is.',
  roles: 'anyone',
  sealed: true,
  request: PresentedAccess,
  answer: VerifiedAccess,
});
