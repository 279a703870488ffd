import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { isOrNull } from '@gatebook/contracts';

type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;
/** One rule of a field: its name, what it was given, whether it holds for each item of a list. */
export type FieldRule = Rules[number];

/** A field of a DTO as its decorators declare it. */
export interface FieldShape {
  readonly name: string;
  readonly rules: Rules;
  readonly isOptional: boolean;
  /** Null is a value of its own. */
  readonly orNull: boolean;
  readonly isList: boolean;
  /** Items that a list may have at most; undefined where nobody has said. */
  readonly mostItems: number | undefined;
  /** Characters that a text, or each text of a list, may have at most; undefined where nobody has said. */
  readonly longest: number | undefined;
  /** Class of a nested field, or of each item of a list. */
  readonly nested: DtoShape | undefined;
}

/** A DTO as its decorators declare it: one declaration serves limits, validation, document and tests. */
export interface DtoShape {
  readonly fields: ReadonlyMap<string, FieldShape>;
}

// oxlint-disable-next-line typescript/no-unsafe-function-type
const known = new Map<Function, DtoShape>();

/** The shape of a DTO class. */
// oxlint-disable-next-line typescript/no-unsafe-function-type
export function shapeOf(dto: Function): DtoShape {
  const earlier = known.get(dto);
  if (earlier !== undefined) return earlier;
  const fields = new Map<string, FieldShape>();
  // Kept before it is filled: a class may hold itself.
  known.set(dto, { fields });
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  for (const name of new Set(rules.map(({ propertyName }) => propertyName)))
    fields.set(
      name,
      fieldOf(
        dto,
        name,
        rules.filter(({ propertyName }) => propertyName === name),
      ),
    );
  return { fields };
}

// oxlint-disable-next-line typescript/no-unsafe-function-type
function fieldOf(dto: Function, name: string, rules: Rules): FieldShape {
  const isNested = rules.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  const prototype: unknown = dto.prototype;
  return {
    name,
    rules,
    isOptional: rules.some(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION),
    orNull: typeof prototype === 'object' && prototype !== null && isOrNull(prototype, name),
    isList: rules.some((rule) => rule.each === true || rule.name === 'isArray'),
    mostItems: numberOf(rules, 'arrayMaxSize', 0),
    longest: numberOf(rules, 'maxLength', 0) ?? numberOf(rules, 'isLength', 1),
    nested: isNested ? nestedShape(dto, name) : undefined,
  };
}

function numberOf(rules: Rules, name: string, index: number): number | undefined {
  const found: unknown = rules.find((rule) => rule.name === name)?.constraints?.[index];
  return typeof found === 'number' ? found : undefined;
}

/** `@Type` stands where the field was declared: at the class itself or at one it extends. */
// oxlint-disable-next-line typescript/no-unsafe-function-type
function nestedShape(dto: Function, name: string): DtoShape {
  // oxlint-disable-next-line typescript/no-unsafe-function-type
  for (let owner: unknown = dto; typeof owner === 'function' && owner !== Function.prototype; owner = Object.getPrototypeOf(owner)) {
    const type = defaultMetadataStorage.findTypeMetadata(owner, name);
    if (type !== undefined) return shapeOf(type.typeFunction({ newObject: {}, object: {}, property: name }));
  }
  throw new Error(`${dto.name}.${name} is nested and has no @Type`);
}
