import { IsString, Length, Matches } from 'class-validator';
import { applyDecorators } from '../kernel/apply-decorators.js';

/** A list of codes of the reference data, such as gates. */
export function IsCodes(): PropertyDecorator {
  return applyDecorators(
    IsString({ each: true }),
    Length(1, 64, { each: true }),
    Matches(/^[A-Za-z0-9:._-]+$/, { each: true, message: '$property holds something that is not a code' }),
  );
}
