import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { GATE, LABOUR, PERMIT } from '@gatebook/vocabulary';
import { InPlainSigns } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { KeptDocument, PersonName } from './person.js';

/** Lines of a machine readable zone. */
export class ReadMrz {
  @InPlainSigns()
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(3)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  readonly lines!: readonly string[];
}

/** One thing wrong with a zone, and where: line and position count from 1. */
export class MrzFault {
  @IsString() readonly field!: string;
  @IsString() readonly code!: string;
  @IsInt() readonly line!: number;
  @IsInt() readonly position!: number;
}

/** What a zone says, in the fields of a person, so that a form can be filled from it. Nothing is kept. */
export class MrzFields {
  @IsIn(['TD1', 'TD2', 'TD3', 'unreadable']) readonly format!: 'TD1' | 'TD2' | 'TD3' | 'unreadable';
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonName) readonly names!: readonly PersonName[];
  @IsOptional() @IsString() readonly sex?: string;
  @IsOptional() @IsString() readonly birthDate?: string;
  @IsOptional() @IsString() readonly nationality?: string;
  @IsOptional() @ValidateNested() @Type(() => KeptDocument) readonly document?: KeptDocument;
  @IsArray() @ValidateNested({ each: true }) @Type(() => MrzFault) readonly problems!: readonly MrzFault[];
}

/** POST /persons/read-mrz */
export const READ_MRZ = operation({
  subject: 'persons.read-mrz.v1',
  summary: 'Reads the machine readable zone of a travel document into the fields of a person; keeps nothing.',
  http: { method: 'POST', path: '/persons/read-mrz' },
  roles: [...LABOUR, ...PERMIT, ...GATE],
  request: ReadMrz,
  answer: MrzFields,
});
