import { languageOf, Problem, type Asked, type HttpRoute } from '@gatebook/contracts';

/** Headers as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/;
const PURPOSE = /^[A-Za-z0-9._-]{1,64}$/;

/** What the headers of a call say, checked: language, purpose, case, repeat key, version seen, wanted media type. */
export function saidByHeaders(
  http: HttpRoute | undefined,
  headers: Headers,
): Pick<Asked, 'language' | 'purpose' | 'caseReference' | 'idempotencyKey' | 'expectedVersion' | 'accept'> {
  const purpose = one(headers, 'purpose');
  if (purpose === undefined && http?.purpose === true) throw new Problem('PURPOSE_MISSING');
  if (purpose !== undefined && !PURPOSE.test(purpose))
    throw malformed('PURPOSE', 'Purpose is a code of up to 64 letters, digits, dots, hyphens');
  const caseReference = one(headers, 'case-reference');
  if (caseReference !== undefined && !PRINTABLE.test(caseReference))
    throw malformed('CASE_REFERENCE', 'Case-Reference has 1 to 200 printable characters');
  const idempotencyKey = http?.method === 'POST' ? one(headers, 'idempotency-key') : undefined;
  if (idempotencyKey !== undefined && !PRINTABLE.test(idempotencyKey))
    throw malformed('IDEMPOTENCY_KEY', 'Idempotency-Key has 1 to 200 printable characters');
  const language = languageOf(one(headers, 'accept-language'));
  return {
    language,
    purpose,
    caseReference,
    idempotencyKey,
    expectedVersion: expectedVersion(http, one(headers, 'if-match')),
    accept: wanted(http, one(headers, 'accept')),
  };
}

/** A list of entity tags (RFC 9110, section 8.8.3): a backslash is a character like any other. */
const ETAGS = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)/;
const OUR_VERSION = /^[1-9]\d{0,8}$/;

/**
 * The versions of which one has to be there still (RFC 9110, section 13.1.1): any for `*`, those of a list. Weak tags and tags that we never gave match
 * nothing; a proxy that compresses makes weak ones of ours.
 */
function expectedVersion(http: HttpRoute | undefined, ifMatch: string | undefined): number | readonly number[] | undefined {
  if (ifMatch === undefined && http?.ifMatch === true) throw new Problem('VERSION_MISSING');
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const versions: number[] = [];
  for (let rest = ifMatch.trim(), isFirst = true; rest !== '' || isFirst; isFirst = false) {
    const [whole, weak, tag = ''] = ETAGS.exec(rest) ?? [];
    if (whole === undefined) throw malformed('IF_MATCH', 'If-Match is * or ETags between commas, such as "3"');
    if (weak === undefined && OUR_VERSION.test(tag)) versions.push(Number(tag));
    rest = rest.slice(whole.length).replace(/^[\s,]+/, '');
  }
  const [first, ...others] = versions;
  if (first === undefined) throw new Problem('VERSION_STALE');
  return others.length === 0 ? first : versions;
}

/** The first media type the caller names, by weight, of those the call offers; undefined where the usual one will do. */
function wanted(http: HttpRoute | undefined, accept: string | undefined): string | undefined {
  if (http?.produces === undefined || accept === undefined) return undefined;
  const offered = ['application/json', ...http.produces];
  const named = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { type: type.trim(), weight: weight === undefined ? 1 : Number(weight) };
  });
  named.sort((a, b) => b.weight - a.weight);
  return named
    .map(({ type }) => offered.find((candidate) => candidate === type || (type === '*/*' && candidate === 'application/json')))
    .find((type) => type !== undefined);
}

function one(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

function malformed(header: string, detail: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer: '', code: `HEADER_${header}`, detail }]);
}
