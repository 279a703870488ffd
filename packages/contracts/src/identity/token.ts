import { IsIn, IsInt, IsString, Length } from 'class-validator';
import { IsId } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** An API client asks for a token (RFC 6749, section 4.4). */
export class IssueToken {
  @IsId() readonly clientId!: string;
  @IsString() @Length(1, 200) readonly clientSecret!: string;
}

/** A short-lived token (RFC 6749, section 5.1; its field names are the standard's). */
export class IssuedToken {
  @IsString() readonly access_token!: string;
  @IsIn(['Bearer']) readonly token_type!: 'Bearer';
  /** Seconds. */
  @IsInt() readonly expires_in!: number;
}

/** Behind POST /oauth/token, which lies outside `/api/v1` and speaks forms. */
export const ISSUE_TOKEN = operation({
  subject: 'identity.issue-token.v1',
  summary: 'Gives an API client a token for a quarter of an hour.',
  roles: 'anyone',
  sealed: true,
  request: IssueToken,
  answer: IssuedToken,
});
