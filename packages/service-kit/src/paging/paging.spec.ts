import { cursorText } from './cursor.js';
import { pageOfWhole, Paging } from './paging.js';

const LIST = { subject: 'notes.list.v1' };
const CURSOR_UNKNOWN = { code: 'REQUEST_INVALID', errors: [{ pointer: '/after', code: 'CURSOR_UNKNOWN' }] };
const refused = expect.objectContaining({ code: 'REQUEST_INVALID', errors: [expect.objectContaining(CURSOR_UNKNOWN.errors[0])] });

describe('a list in pages', () => {
  const paging = new Paging(LIST, 'instant', 'id');
  const place = ['2026-11-21T02:00:00.123456Z', '0199b0a0-0000-7000-8000-000000000001'] as const;

  it('goes on where the page before ended, by a cursor that says nothing to a reader', () => {
    const { next } = paging.page([{ place }, { place: ['', ''] as const }], { limit: 1 }, ({ place: keys }) => keys);
    expect(next).toMatch(/^[\w-]{20,200}$/);
    expect(paging.window({ limit: 7, after: next ?? '' })).toEqual({ count: 8, after: place });
    expect(paging.page([{ place }], { limit: 1 }, ({ place: keys }) => keys).next).toBeNull();
    expect(paging.window({})).toEqual({ count: 51, after: null });
  });

  it('has one problem for every cursor that it did not give', () => {
    const good = cursorText(LIST.subject, place);
    const spoiled = [
      'garbage',
      '',
      `${good}x`,
      good.slice(0, -1),
      good.toUpperCase(),
      cursorText('others.list.v1', place),
      cursorText(LIST.subject, ['1', place[1]]),
      cursorText(LIST.subject, [place[0], "' OR 1=1"]),
      cursorText(LIST.subject, [place[1]]),
    ];
    for (const after of spoiled) expect(() => paging.window({ after })).toThrow(refused);
  });

  it('is whole where no limit is given, when it is held whole', () => {
    const codes = ['a', 'b', 'c'];
    const key = (code: string): string => code;
    expect(pageOfWhole(LIST, codes, {}, key)).toEqual({ items: codes, next: null });
    const first = pageOfWhole(LIST, codes, { limit: 2 }, key);
    expect(first.items).toEqual(['a', 'b']);
    expect(pageOfWhole(LIST, codes, { limit: 2, after: first.next ?? '' }, key)).toEqual({ items: ['c'], next: null });
    expect(() => pageOfWhole(LIST, ['x'], { after: first.next ?? '' }, key)).toThrow(refused);
  });
});
