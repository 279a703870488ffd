import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { NAME_SCRIPTS, SEX_CODES, TRAVEL_DOCUMENT_TYPES, type NameScript, type TravelDocumentType } from '@gatebook/vocabulary';
import { AreIds, InPlainSigns, IsCode, IsDay, IsId, IsPartialDay, IsText } from '../kernel/formats.js';
import { Decision, KeptDecision } from './decision.js';

/** One name of a person: in two parts, or whole where the script does not part it. */
export class PersonName {
  @IsIn(NAME_SCRIPTS) readonly script!: NameScript;
  @IsOptional() @IsText(100) readonly familyName?: string;
  @IsOptional() @IsText(100) readonly givenNames?: string;
  @IsOptional() @IsText(200) readonly full?: string;
  /** Where the name was taken from. */
  @IsOptional() @IsIn(['document', 'declared', 'rendering']) readonly source?: 'document' | 'declared' | 'rendering';
}

/** A travel document of a person. */
export class PersonDocument {
  @IsIn(TRAVEL_DOCUMENT_TYPES) readonly type!: TravelDocumentType;
  /** ICAO 9303 code of the issuing state. */
  @Matches(/^[A-Z]{1,3}$/) readonly issuer!: string;
  @IsString() @Length(1, 32) readonly number!: string;
  @IsOptional() @IsDay() readonly issuedOn?: string;
  @IsOptional() @IsDay() readonly expiresOn?: string;
  /** Lines of the machine readable zone; they are compared with the other fields. */
  @IsOptional()
  @InPlainSigns()
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(3)
  @IsString({ each: true })
  @Length(28, 44, { each: true })
  readonly mrz?: readonly string[];
}

/** A document as kept: beside the kind, the ICAO document code where a machine readable zone was read. */
export class KeptDocument extends PersonDocument {
  @IsOptional() @IsString() readonly documentCode?: string;
}

/** POST /persons: one human being. */
export class RegisterPerson {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PersonName)
  readonly names!: readonly PersonName[];
  /** ISO/IEC 5218. */
  @IsIn(SEX_CODES) readonly sex!: string;
  /** As far as it is known: `1994-03-09`, `1994-03` or `1994`. */
  @IsPartialDay() readonly birthDate!: string;
  /** ICAO 9303 code, mostly alpha-3. */
  @Matches(/^[A-Z]{1,3}$/) readonly nationality!: string;
  @IsOptional() @IsCode() readonly homeTerritory?: string;
  @IsOptional() @IsText(500) readonly homeAddress?: string;
  @IsOptional() @IsText(40) readonly phone?: string;
  @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => PersonDocument) readonly documents!: readonly PersonDocument[];
  /** Whom an officer says this is not, of those that PERSON_ALREADY_KNOWN named: twins and listed children share papers. */
  @IsOptional() @AreIds(20) readonly notTheSameAs?: readonly string[];
  /** Answers to what was asked before. */
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => Decision) readonly decisions?: readonly Decision[];
}

/** What one field says about whether two records are of one person. */
export class FieldAgreement {
  /** names, ownScriptName, birthDate, document, sex, nationality, homeTerritory or phone. */
  @IsString() readonly field!: string;
  /** `same`, `different`, or what lies between, such as `swapped-day-month`; the list is in the README of packages/linkage. */
  @IsString() readonly agreement!: string;
  /** In bits: each doubles the odds that it is one person; below zero it speaks against. */
  @IsNumber() readonly weight!: number;
}

/** Somebody in the registry who may be the same human being; an officer decides. */
export class PossibleDuplicate {
  @IsId() readonly personId!: string;
  /** By the model of packages/linkage, from all fields that both records have. */
  @IsNumber() @Min(0) @Max(1) readonly probability!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FieldAgreement) readonly because!: readonly FieldAgreement[];
}

/** Answer to POST /persons. */
export class RegisteredPerson {
  @IsId() readonly personId!: string;
  @IsInt() readonly version!: number;
  /** Who may be the same; nobody is merged by itself. Who has the same document or is the same by all likelihood is asked about before (409 PERSON_ALREADY_KNOWN). */
  @IsArray() @ValidateNested({ each: true }) @Type(() => PossibleDuplicate) readonly possibleDuplicates!: readonly PossibleDuplicate[];
}

/** A person's record, whole. */
export class Person {
  @IsId() readonly personId!: string;
  @IsInt() readonly version!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonName) readonly names!: readonly PersonName[];
  @IsString() readonly sex!: string;
  @IsPartialDay() readonly birthDate!: string;
  @IsString() readonly nationality!: string;
  @IsOptional() @IsString() readonly homeTerritory?: string;
  @IsOptional() @IsString() readonly homeAddress?: string;
  @IsOptional() @IsString() readonly phone?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => KeptDocument) readonly documents!: readonly KeptDocument[];
  /** What officers have decided about this record. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => KeptDecision) readonly decisions?: readonly KeptDecision[];
}
