import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { READING_OUTCOMES, SEX_CODES, type ReadingOutcome } from '@gatebook/vocabulary';
import { InPlainSigns, IsDay, IsId, IsInstant, IsPartialDay, Nothing } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';

/** A travel document as somebody shows it. */
export class ShownDocument {
  @IsOptional() @IsString() @Length(1, 32) readonly type?: string;
  /** ICAO 9303 alpha-3. */
  @InPlainSigns({ capitals: true }) @IsString() @Length(1, 3) readonly issuer!: string;
  @IsString() @Length(1, 32) readonly number!: string;
}

/** Asks for one person by id, on behalf of a service. */
export class OnePerson {
  @IsId() readonly personId!: string;
}

/** Coded facts of a person: no name, no number. */
export class PersonFacts {
  @IsId() readonly personId!: string;
  @IsInt() readonly version!: number;
  /** ISO/IEC 5218. */
  @IsIn(SEX_CODES) readonly sex!: string;
  @IsPartialDay() readonly birthDate!: string;
  @IsInt() readonly birthYear!: number;
  @IsString() readonly nationality!: string;
  @IsOptional() @IsString() readonly homeTerritory?: string;
}

/** What a gate officer sees of a person, and what is signed into a permit. Reading it is logged with the purpose of the request. */
export class PersonCard {
  @IsId() readonly personId!: string;
  /** As printed in the document, family name first. */
  @IsString() readonly latinName!: string;
  @IsOptional() @IsString() readonly ownScriptName?: string;
  @IsPartialDay() readonly birthDate!: string;
  @IsString() readonly sex!: string;
  @IsString() readonly nationality!: string;
  @IsOptional() @ValidateNested() @Type(() => ShownDocument) readonly document?: ShownDocument;
}

/** A document or the lines of its machine readable zone, to find whose it is. */
export class IdentifyByDocument {
  @IsOptional() @ValidateNested() @Type(() => ShownDocument) readonly document?: ShownDocument;
  @IsOptional() @IsArray() @ArrayMaxSize(3) @InPlainSigns() @IsString({ each: true }) readonly mrz?: readonly string[];
  /** When it was shown, if not now: it is judged by that day. */
  @IsOptional() @IsInstant() readonly at?: string;
}

/** What a shown document says. */
export class IdentifiedPerson {
  /** Null when the document belongs to nobody in the registry, or to several (twins and listed children share papers). */
  @OrNull() @IsId() readonly personId!: string | null;
  @IsIn(READING_OUTCOMES) readonly outcome!: ReadingOutcome;
  /** What else is odd: codes as DOCUMENT_SEX of a shown zone, whose person is looked up all the same where the number holds; DOCUMENT_ISSUER, DOCUMENT_ISSUED_LATER and DOCUMENT_OF_SEVERAL of any document. */
  @IsOptional() @IsArray() @IsString({ each: true }) readonly findings?: readonly string[];
  /** The document as read, for the comparison with a permit's signed digest. */
  @IsOptional() @ValidateNested() @Type(() => ShownDocument) readonly document?: ShownDocument;
  /** Nationality by the machine readable zone, or of the person known. */
  @IsOptional() @IsString() readonly nationality?: string;
}

/** Coded facts of one person, for a service's own record. */
export const GET_PERSON_FACTS = operation({
  subject: 'persons.get-facts.v1',
  summary: 'Coded facts of one person.',
  roles: 'signed-in',
  request: OnePerson,
  answer: PersonFacts,
});

/** The card of one person: names, birth date, nationality. */
export const GET_PERSON_CARD = operation({
  subject: 'persons.get-card.v1',
  summary: 'The card of one person.',
  roles: 'signed-in',
  request: OnePerson,
  answer: PersonCard,
});

/** Asks whose document was shown at a gate while nobody could say it: the document itself only the gateway and persons can read. */
export class IdentifySealed {
  @IsId() readonly crossingId!: string;
  /** The document, encrypted by the gateway for persons and bound to the crossing. */
  @IsString() @Length(1, 4_000) readonly sealed!: string;
  /** Day of the crossing: the document is judged by it. */
  @IsDay() readonly on!: string;
}

/** Whose document this is. */
export const IDENTIFY_PERSON = operation({
  subject: 'persons.identify.v1',
  summary: 'Whose document this is.',
  roles: 'signed-in',
  request: IdentifyByDocument,
  answer: IdentifiedPerson,
});

/** Whose document was shown at a crossing that was recorded without persons. */
export const IDENTIFY_SEALED = operation({
  subject: 'persons.identify-sealed.v1',
  summary: 'Whose document was shown at a crossing that was recorded without it.',
  roles: 'signed-in',
  request: IdentifySealed,
  answer: IdentifiedPerson,
});

/** Of whom somebody is about to be shown something that another service keeps: where they were, or their card in a permit's code. */
export class LogAccess {
  @IsArray() @ArrayMaxSize(400) @IsId({ each: true }) readonly personIds!: readonly string[];
  @IsIn(['stay', 'crossings', 'card']) readonly what!: 'stay' | 'crossings' | 'card';
}

/** Writes readings of what other services keep of people into their access logs; the answer goes out only after that. */
export const LOG_ACCESS = operation({
  subject: 'persons.log-access.v1',
  summary: 'Notes that somebody is shown what another service keeps of people.',
  roles: 'signed-in',
  request: LogAccess,
  answer: Nothing,
});
