import type { FieldModel, FrequencyTable, LevelOdds, LinkageModel } from './model.js';

/** Reads a model file; what is missing or impossible (m or u outside 0 to 1, thresholds the wrong way round) is named in the error. */
export function parseModel(text: string): LinkageModel {
  const file = objectOf(JSON.parse(text), 'the model');
  const thresholds = objectOf(file['thresholds'], 'thresholds');
  const model: LinkageModel = {
    name: textOf(file['name'], 'name'),
    fields: listOf(file['fields'], 'fields').map(fieldOf),
    prior: shareOf(file['prior'], 'prior'),
    thresholds: { review: numberOf(thresholds['review'], 'thresholds.review'), same: numberOf(thresholds['same'], 'thresholds.same') },
    frequencies: mapValues(objectOf(file['frequencies'] ?? {}, 'frequencies'), tableOf),
    training: trainingOf(objectOf(file['training'] ?? {}, 'training')),
  };
  if (model.thresholds.review > model.thresholds.same)
    throw new Error('A model asks for review at a lower weight than it takes for the same.');
  return model;
}

function fieldOf(value: unknown): FieldModel {
  const field = objectOf(value, 'a field');
  return { field: textOf(field['field'], 'a field’s name'), levels: listOf(field['levels'], 'levels').map(levelOf) };
}

function levelOf(value: unknown): LevelOdds {
  const odds = objectOf(value, 'a level');
  const level = textOf(odds['level'], 'a level’s name');
  return { level, m: shareOf(odds['m'], `m of ${level}`), u: shareOf(odds['u'], `u of ${level}`) };
}

function tableOf(value: unknown): FrequencyTable {
  const table = objectOf(value, 'a frequency table');
  return {
    floor: shareOf(table['floor'], 'the floor of a frequency table'),
    values: mapValues(objectOf(table['values'], 'frequencies'), (share) => shareOf(share, 'a frequency')),
    usual: mapValues(objectOf(table['usual'] ?? {}, 'usual'), (bits) => numberOf(bits, 'usual bits')),
  };
}

function trainingOf(record: Readonly<Record<string, unknown>>): LinkageModel['training'] {
  return {
    method: textOf(record['method'] ?? '', 'training.method'),
    data: listOf(record['data'] ?? [], 'training.data').map((line) => textOf(line, 'training.data')),
    figures: mapValues(objectOf(record['figures'] ?? {}, 'training.figures'), (figure) => numberOf(figure, 'a training figure')),
  };
}

function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`In a model file ${what} must be an object.`);
  return Object.fromEntries(Object.entries(value));
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`In a model file ${what} must be a list.`);
  return value;
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Error(`In a model file ${what} must be a text.`);
  return value;
}

function numberOf(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`In a model file ${what} must be a number.`);
  return value;
}

function shareOf(value: unknown, what: string): number {
  const share = numberOf(value, what);
  if (share <= 0 || share > 1) throw new Error(`In a model file ${what} must be above 0 and at most 1, not ${share}.`);
  return share;
}

function mapValues<Value>(object: Readonly<Record<string, unknown>>, read: (value: unknown) => Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, read(value)]));
}
