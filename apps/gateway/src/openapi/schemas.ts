import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { targetConstructorToSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { isOrNull, type DtoClass } from '@gatebook/contracts';

/** A JSON Schema as it stands in the document. */
export type Schema = Readonly<Record<string, unknown>>;

const DAY = { type: 'string', format: 'date' } as const;
const INSTANT = { type: 'string', format: 'date-time' } as const;
const PARTIAL_DAY = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' } as const;
const REFS = '#/components/schemas/';
const MAY_BE_NULL = 'x-or-null';

/** Our own decorators; those of class-validator are known to the library. Null is marked, for the rules beside it say of what type the rest is. */
const OWN_RULES = {
  isDay: DAY,
  isInstant: INSTANT,
  isPartialDay: PARTIAL_DAY,
  conditionalValidation: ({ target, propertyName }: { readonly target: unknown; readonly propertyName: string }) =>
    typeof target === 'function' && isOrNull(Object(target.prototype), propertyName) ? { [MAY_BE_NULL]: true } : {},
};
const HOW = { classTransformerMetadataStorage: defaultMetadataStorage, refPointerPrefix: REFS, additionalConverters: OWN_RULES };

/** Schemas of the DTO classes, as far as the document needs them. */
export class Schemas {
  private readonly all: Readonly<Record<string, Schema>> = plainSchemas(validationMetadatasToSchemas(HOW));
  private readonly used = new Map<string, Schema>();
  private readonly walked = new Set<string>();

  /** Points to the schema of a class and takes it, and what it points to, into the document. */
  refTo(dto: DtoClass): Schema {
    this.take(dto.name, () => this.of(dto));
    return { $ref: `${REFS}${dto.name}` };
  }

  /** The schema of a class itself. */
  of(dto: DtoClass): Schema {
    const schema = this.all[dto.name] ?? plainSchema(targetConstructorToSchema(dto, HOW));
    this.takeRefs(schema);
    return Object.keys(schema).length === 0 ? { type: 'object', properties: {} } : schema;
  }

  /** Every schema that was pointed to, by name. */
  get taken(): Readonly<Record<string, Schema>> {
    return Object.fromEntries([...this.used].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private take(name: string, make: () => Schema): void {
    if (this.used.has(name)) return;
    this.used.set(name, {});
    this.used.set(name, make());
  }

  private takeRefs(schema: Schema): void {
    for (const [, name = ''] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      const found = this.all[name];
      if (found === undefined) throw new Error(`a DTO points to ${name}, which has no rules of its own`);
      this.take(name, () => found);
      if (!this.walked.has(name)) {
        this.walked.add(name);
        this.takeRefs(found);
      }
    }
  }
}

/** What the library gives holds `undefined` and class instances. */
function plainSchema(value: object): Schema {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) => (isMarked(member) ? orNull(member) : member));
}

function plainSchemas(value: object): Readonly<Record<string, Schema>> {
  return JSON.parse(JSON.stringify(plainSchema(value)));
}

function isMarked(member: unknown): member is Schema {
  return typeof member === 'object' && member !== null && MAY_BE_NULL in member;
}

/** A generated client that is strict stops at a null that the document does not name. */
function orNull({ [MAY_BE_NULL]: _, $ref, type, ...rest }: Schema): Schema {
  if ($ref !== undefined) return { anyOf: [{ $ref }, { type: 'null' }], ...rest };
  if (Array.isArray(rest.enum)) return { ...rest, type: [type, 'null'], enum: [...rest.enum, null] };
  return type === undefined ? rest : { type: [type, 'null'], ...rest };
}
