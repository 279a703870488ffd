import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { AGREEMENT_KINDS, SIDE_CODE, type AgreementKind } from '@gatebook/vocabulary';
import { IsCode, IsDay, IsId, IsText, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';

/** One of those who signed. */
export class AgreementParty {
  @Matches(SIDE_CODE) readonly side!: string;
  @IsText(300) readonly authority!: string;
}

/** POST /agreements: a signed text with parties, kind and dates. */
export class EnterAgreement {
  @IsIn(AGREEMENT_KINDS) readonly kind!: AgreementKind;
  @IsText(300) readonly title!: string;
  @IsCode() readonly corridorId!: string;
  @IsDay() readonly signedOn!: string;
  @IsDay() readonly validFrom!: string;
  @IsOptional() @IsDay() readonly validUntil?: string;
  @IsOptional() @IsText(200) readonly reference?: string;
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => AgreementParty)
  readonly parties!: readonly AgreementParty[];
}

/** An agreement as kept. */
export class Agreement extends EnterAgreement {
  @IsId() readonly agreementId!: string;
  @IsInt() readonly version!: number;
  /** The office that keeps it: others read, it alone changes. */
  @IsOptional() @IsId() readonly officeId?: string;
}

/** POST /agreements */
export const ENTER_AGREEMENT = operation({
  subject: 'corridors.enter-agreement.v1',
  summary: 'Enters a signed agreement of a corridor.',
  http: { method: 'POST', path: '/agreements', status: 201 },
  roles: ['focal-point', 'administrator'],
  request: EnterAgreement,
  answer: Agreement,
});

/** Which agreements to list. */
export class ListAgreements extends PageRequest {
  @IsOptional() @IsCode() readonly corridorId?: string;
  @IsOptional() @IsIn(AGREEMENT_KINDS) readonly kind?: AgreementKind;
  /** Those in force on this day. */
  @IsOptional() @IsDay() readonly on?: string;
}

/** GET /agreements */
export const LIST_AGREEMENTS = operation({
  subject: 'corridors.list-agreements.v1',
  summary: 'Agreements, oldest entry first.',
  http: { method: 'GET', path: '/agreements' },
  roles: 'signed-in',
  request: ListAgreements,
  answer: Agreement,
  shape: 'page',
});

/** Which agreement. */
export class OneAgreement {
  @IsId() readonly agreementId!: string;
}

/** GET /agreements/{agreementId} */
export const GET_AGREEMENT = operation({
  subject: 'corridors.get-agreement.v1',
  summary: 'One agreement.',
  http: { method: 'GET', path: '/agreements/{agreementId}' },
  roles: 'signed-in',
  request: OneAgreement,
  answer: Agreement,
});

/** POST /agreements/{agreementId}/end: the last day, earlier or later than before. */
export class EndAgreement extends OneAgreement {
  @IsDay() readonly validUntil!: string;
  @IsText(500) readonly reason!: string;
}

/** POST /agreements/{agreementId}/end */
export const END_AGREEMENT = operation({
  subject: 'corridors.end-agreement.v1',
  summary: 'Sets the last day of an agreement that the own office keeps.',
  http: { method: 'POST', path: '/agreements/{agreementId}/end' },
  roles: ['focal-point', 'administrator'],
  request: EndAgreement,
  answer: Agreement,
});

/** A corridor: two territories, one of each side, whose rules stand in rulebooks. */
export class Corridor {
  @IsString() readonly corridorId!: string;
  /** Title by language. */
  @IsObject() readonly title!: Readonly<Record<string, string>>;
  @IsArray() @IsString({ each: true }) readonly sides!: readonly string[];
  @IsArray() @IsString({ each: true }) readonly territories!: readonly string[];
  @IsArray() @IsString({ each: true }) readonly gateIds!: readonly string[];
  /** Version in force today; null when none is. */
  @OrNull() @IsInt() readonly rulebookInForce!: number | null;
}
