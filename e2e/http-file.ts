import { randomInt, randomUUID } from 'node:crypto';

/** A request as a `.http` file writes it, with its `{{…}}` still in it. */
export interface WrittenRequest {
  /** What later requests refer to it by (`# @name`); empty where none does. */
  readonly name: string;
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A `.http` file: its variables and its requests, in their order. */
export interface HttpFile {
  readonly variables: ReadonlyMap<string, string>;
  readonly requests: readonly WrittenRequest[];
}

/** Reads the form that the REST Client of VS Code reads, as far as our examples use it. */
export function readHttpFile(text: string): HttpFile {
  const [head = '', ...parts] = text.split(/^###(?=[ \n])/m);
  const variables = new Map([...head.matchAll(/^@(\w+) *= *(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
  // A heading of two lines has a part without a request before it.
  return { variables, requests: parts.map(readRequest).filter(({ url }) => url !== '') };
}

function readRequest(part: string): WrittenRequest {
  const [title = '', ...lines] = part.split('\n');
  const name = lines.map((line) => /^# @name (\w+)$/.exec(line)?.[1]).find((found) => found !== undefined) ?? '';
  const written = lines.filter((line) => !line.startsWith('#'));
  const end = written.findIndex((line, at) => at > 0 && line.trim() === '');
  const [request = '', ...headers] = end < 0 ? written : written.slice(0, end);
  const [method = '', url = ''] = request.split(' ');
  return {
    name,
    title: title.trim(),
    method,
    url,
    headers: new Map(headers.filter((line) => line.includes(':')).map((line) => [line.split(':')[0] ?? '', line.replace(/^[^:]+: */, '')])),
    body: end < 0 ? '' : written.slice(end).join('\n').trim(),
  };
}

/** `$guid`, `$randomInt 1 9`, `$datetime iso8601`, `$datetime 'YYYY-MM-DD' 60 d`; undefined for anything else. */
export function madeUp(expression: string, now: Date): string | undefined {
  if (expression === '$guid') return randomUUID();
  const [, from, to] = /^\$randomInt (\d+) (\d+)$/.exec(expression) ?? [];
  if (from !== undefined) return String(randomInt(Number(from), Number(to)));
  if (expression === '$datetime iso8601') return now.toISOString();
  const [day, days = '0'] = /^\$datetime 'YYYY-MM-DD'(?: (-?\d+) d)?$/.exec(expression) ?? [];
  return day === undefined ? undefined : new Date(now.getTime() + Number(days) * 86_400_000).toISOString().slice(0, 10);
}

/** What stands at `$.items[0].number` of an answer; undefined where nothing does. */
export function memberAt(body: unknown, path: string): unknown {
  const steps = path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
  return steps.reduce<unknown>((found, step) => (typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined), body);
}
