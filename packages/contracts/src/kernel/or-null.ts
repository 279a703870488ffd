import 'reflect-metadata';
import { IsOptional } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';

const NULLABLE = Symbol('null is a value of its own');

/**
 * Null is a value of its own here: in an answer "known to be none", in a change "take it out". Everywhere else null in a
 * request means what an absent field means, and an answer holds none.
 */
export function OrNull(): PropertyDecorator {
  return applyDecorators(IsOptional(), (target, key) => Reflect.defineMetadata(NULLABLE, true, target, key));
}

/** True for a field of a DTO's prototype that was declared with `OrNull`. */
export function isOrNull(prototype: object, key: string): boolean {
  return Reflect.getMetadata(NULLABLE, prototype, key) === true;
}
