/** A client as a token request names it. */
export interface NamedClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The client of HTTP Basic (RFC 6749, section 2.3.1: both words form-encoded) or, failing that, of the form; null when there is none. */
export function clientOf(authorization: string | undefined, form: URLSearchParams): NamedClient | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1];
  if (encoded !== undefined) {
    const [, clientId, clientSecret] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
    return clientId === undefined || clientSecret === undefined
      ? null
      : { clientId: formDecoded(clientId), clientSecret: formDecoded(clientSecret) };
  }
  const [clientId, clientSecret] = [form.get('client_id'), form.get('client_secret')];
  return clientId === null || clientSecret === null ? null : { clientId, clientSecret };
}

function formDecoded(word: string): string {
  return new URLSearchParams(`word=${word.replaceAll('&', '%26')}`).get('word') ?? '';
}
