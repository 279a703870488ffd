import { IsIn, IsOptional, IsString } from 'class-validator';
import { CALLER_KINDS, type CallerKind } from '@gatebook/vocabulary';
import { IsId } from '../kernel/formats.js';
import { eventKind } from '../kernel/event.js';

/** Somebody's access has ended: every gateway forgets what it remembered of them, at once. */
export class AccessEnded {
  @IsIn(['session', ...CALLER_KINDS]) readonly kind!: 'session' | CallerKind;
  /** The officer's or client's id. */
  @IsId() readonly actorId!: string;
  /** SHA-256 of the session token, base64url, when a single session ended. */
  @IsOptional() @IsString() readonly sessionDigest?: string;
}

/** Event: a session was signed out, an officer deactivated, a client revoked. */
export const ACCESS_ENDED = eventKind({ subject: 'identity.access-ended.v1', summary: 'Somebody’s access has ended.', body: AccessEnded });
