import { FIND_CROSSINGS, GET_STAY } from '@gatebook/contracts';
import type { HttpRoute } from '@gatebook/contracts';
import { saidByHeaders } from './call-headers.rules.js';

const post: HttpRoute = { method: 'POST', path: '/x' };
const patch: HttpRoute = { method: 'PATCH', path: '/x', ifMatch: true };

describe('what the headers of a call say', () => {
  it('asks for a purpose where a record is opened, and for a version where one is changed', () => {
    expect(() => saidByHeaders({ ...post, purpose: true }, {})).toThrow('PURPOSE_MISSING');
    for (const { http } of [FIND_CROSSINGS, GET_STAY]) expect(() => saidByHeaders(http, {})).toThrow('PURPOSE_MISSING');
    expect(saidByHeaders({ ...post, purpose: true }, { purpose: 'registration', 'case-reference': 'LS-2026/17' })).toMatchObject({
      purpose: 'registration',
      caseReference: 'LS-2026/17',
    });
    expect(() => saidByHeaders(patch, {})).toThrow('VERSION_MISSING');
    expect(saidByHeaders(patch, { 'if-match': '"3"' })).toMatchObject({ expectedVersion: 3 });
    expect(saidByHeaders(post, { 'if-match': '"3"' })).toMatchObject({ expectedVersion: 3 });
    for (const wrong of ['3', '"3', '"3" "4"', '']) expect(() => saidByHeaders(patch, { 'if-match': wrong })).toThrow('REQUEST_INVALID');
  });

  it('takes If-Match as RFC 9110 writes it: any version, one of a list, and never a weak or a foreign tag', () => {
    const seen = (ifMatch: string): unknown => saidByHeaders(patch, { 'if-match': ifMatch }).expectedVersion;
    expect(['*', '"3"', '"1", "2"', '"abc" ,"7",W/"9"'].map(seen)).toEqual([undefined, 3, [1, 2], 7]);
    for (const foreign of ['W/"1"', '"abc"', 'W/"1", "x,y"', '"01"', '""']) expect(() => seen(foreign)).toThrow('VERSION_STALE');
  });

  it('takes a repeat key of 1 to 200 printable characters on POST', () => {
    expect(saidByHeaders(post, { 'idempotency-key': 'k'.repeat(200) }).idempotencyKey).toHaveLength(200);
    expect(saidByHeaders(patch, { 'idempotency-key': 'k', 'if-match': '"1"' }).idempotencyKey).toBeUndefined();
    for (const wrong of ['', 'k'.repeat(201), 'ké'])
      expect(() => saidByHeaders(post, { 'idempotency-key': wrong })).toThrow('REQUEST_INVALID');
  });

  it('knows the media type that is wanted most of those offered', () => {
    const card: HttpRoute = { method: 'GET', path: '/x', produces: ['image/svg+xml', 'image/png'] };
    expect(saidByHeaders(card, { accept: 'image/png;q=0.5, image/svg+xml' }).accept).toBe('image/svg+xml');
    expect(saidByHeaders(card, { accept: 'text/html, */*;q=0.1' }).accept).toBe('application/json');
    expect(saidByHeaders(card, {}).accept).toBeUndefined();
  });
});
