import { Problem, type FieldProblem, type FieldValues } from '@gatebook/contracts';
import type { DtoShape, FieldShape } from '@gatebook/service-kit';
import { pointerWord } from './pointer.rules.js';

const DEEPEST = 20;
/** Of all values of a request together: the largest that a form makes has some 3,000. */
const MOST_VALUES = 10_000;
const MOST_UNKNOWN_FIELDS = 10;
/** Of a text whose field says nothing of its length. */
const LONGEST_TEXT = 2_000;
/** Of a text inside a document that is checked as a whole, such as a rulebook. */
const LONGEST_FREE_TEXT = 10_000;
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/**
 * Counts a request before any work is done for it, and refuses what goes beyond the limits that its own DTO declares: entries of each
 * list, length of each text, fields that nobody knows, and for all of them depth and number of values. Refuses as well what no
 * field may hold whatever its rules: text that PostgreSQL cannot keep (U+0000, half a character), and keys that reach a prototype.
 */
export function refuseBeyondLimits(request: Readonly<Record<string, unknown>>, shape: DtoShape): void {
  new Count().object(request, shape, '', 1);
}

class Count {
  private values = 0;
  private readonly unknown: FieldProblem[] = [];

  object(value: object, shape: DtoShape | undefined, pointer: string, depth: number): void {
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw refused(pointer, 'KEY_FORBIDDEN');
      const here = `${pointer}/${pointerWord(key)}`;
      const field = shape?.fields.get(key);
      if (shape !== undefined && field === undefined) this.countUnknown(here);
      this.value(inner, field, here, depth);
    }
  }

  private value(value: unknown, field: FieldShape | undefined, pointer: string, depth: number): void {
    if (++this.values > MOST_VALUES) throw new Problem('BODY_TOO_LARGE');
    if (typeof value === 'string') refuseText(value, field, pointer);
    if (typeof value !== 'object' || value === null) return;
    if (depth >= DEEPEST) throw new Problem('BODY_TOO_DEEP');
    if (!Array.isArray(value)) return this.object(value, field?.nested, pointer, depth + 1);
    if (field?.mostItems !== undefined && value.length > field.mostItems) throw refused(pointer, 'ARRAY_MAX_SIZE', { 0: field.mostItems });
    for (const [index, item] of value.entries()) this.value(item, field, `${pointer}/${index}`, depth + 1);
  }

  private countUnknown(pointer: string): void {
    this.unknown.push({ pointer, code: 'FIELD_UNKNOWN', detail: 'there is no such field' });
    if (this.unknown.length > MOST_UNKNOWN_FIELDS) throw new Problem('REQUEST_INVALID', {}, this.unknown);
  }
}

function refuseText(text: string, field: FieldShape | undefined, pointer: string): void {
  const usual = field === undefined || field.nested !== undefined ? LONGEST_FREE_TEXT : LONGEST_TEXT;
  if (text.length > (field?.longest ?? usual)) {
    const rule = field?.rules.find(({ name }) => name === 'isLength' || name === 'maxLength');
    const [least, most]: number[] = rule?.constraints ?? [];
    throw rule?.name === 'isLength'
      ? refused(pointer, 'IS_LENGTH', { 0: least ?? 0, 1: most ?? 0 })
      : refused(pointer, 'MAX_LENGTH', { 0: least ?? usual });
  }
  if (text.includes('\u0000') || LONE_SURROGATE.test(text)) throw refused(pointer, 'TEXT_MALFORMED');
}

function refused(pointer: string, code: string, values?: FieldValues): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer, code, detail: 'beyond a limit', values }]);
}
