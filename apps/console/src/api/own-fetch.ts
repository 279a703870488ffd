/** A call with the session's cookie and the language of the screen. */
export function ownFetch(request: Request): Promise<Response> {
  const own = new Request(request, { credentials: 'same-origin' });
  own.headers.set('Accept-Language', document.documentElement.lang);
  return fetch(own);
}
