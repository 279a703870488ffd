/** What a token request may be refused with (RFC 6749, section 5.2; `temporarily_unavailable` is section 4.1.2.1's word for "not now"). */
export type TokenError = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'temporarily_unavailable' | 'server_error';

/** A client as a token request names it. */
export interface NamedClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The client of a token request, or why there is none (RFC 6749, sections 2.3, 3.2 and 4.4.2). */
export function clientOf(authorization: string | undefined, text: string): NamedClient | TokenError {
  const form = formOf(text);
  if (form === null) return 'invalid_request';
  const grant = form.get('grant_type');
  if (grant === undefined) return 'invalid_request';
  if (grant !== 'client_credentials') return 'unsupported_grant_type';
  const [formId, formSecret] = [form.get('client_id'), form.get('client_secret')];
  if (authorization === undefined)
    return formId === undefined || formSecret === undefined ? 'invalid_client' : { clientId: formId, clientSecret: formSecret };
  const basic = basicOf(authorization);
  if (basic === null) return 'invalid_client';
  // One way to say who one is in each request; the id alone may stand in the form too, when it is the same.
  if (formSecret !== undefined || (formId !== undefined && formId !== basic.clientId)) return 'invalid_request';
  return basic;
}

/** The fields of a form, or null when one is there twice: which one counts would be a guess. A field without a value is as if it were not there. */
function formOf(text: string): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (seen.has(name)) return null;
    seen.add(name);
    if (value !== '') fields.set(name, value);
  }
  return fields;
}

/** HTTP Basic; both words are form-encoded (section 2.3.1). */
function basicOf(authorization: string): NamedClient | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  const [, clientId, clientSecret] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  if (clientId === undefined || clientSecret === undefined) return null;
  return { clientId: formDecoded(clientId), clientSecret: formDecoded(clientSecret) };
}

function formDecoded(word: string): string {
  return new URLSearchParams(`word=${word.replaceAll('&', '%26')}`).get('word') ?? '';
}
