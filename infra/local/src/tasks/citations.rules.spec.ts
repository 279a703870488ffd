import { anchorsOf, citedDocuments, citedInMarkdown, KnownPaths, type Citation } from './citations.rules.js';

const known = new KnownPaths([
  'README.md',
  'docs/index.md',
  'docs/adr/0004-events-carry-full-state.md',
  'apps/gateway/src/http/trace.ts',
  'infra/local/src/doctor.ts',
]);
const FOLDERS = new Set(['docs', 'apps', 'infra']);
const missing = (cited: readonly Citation[], from: string): readonly string[] =>
  cited.filter((one) => !known.has(one, from)).map(({ target }) => target);
// In pieces, or the check of this repository would look for them.
const GONE = ['GONE', 'md'].join('.');
const GONE_DECISION = ['docs', 'adr', '0099'].join('/');

describe('citations', () => {
  it('follow a link from the file that it stands in', () => {
    const text = '[a](../README.md) [b](adr/) [c](adr/0005-gone) [d](https://example.org/x) [e](#words)';
    expect(missing(citedInMarkdown(text, FOLDERS), 'docs/index.md')).toEqual(['adr/0005-gone']);
  });

  it('find a path in a code span by its end, and a built file by its source', () => {
    const text =
      '`http/trace.ts` `infra/local/dist/doctor.js` `apps/gateway/src/` `apps/gone/` `gone.rules.ts` `POST /persons` `a.b` `secrets.json`';
    expect(missing(citedInMarkdown(text, FOLDERS), 'README.md')).toEqual(['apps/gone/', 'gone.rules.ts']);
  });

  it('leave out what a block of code shows', () => {
    expect(citedInMarkdown('```md\n[a](gone)\n```\n', FOLDERS)).toEqual([]);
  });

  it('find documents in comments: by name, by number, by section, over the end of a line', () => {
    const text = `// see ${GONE}, ADR 0004 and ${GONE_DECISION}\n/** (${'GONE'},\n * section 5) RFC 6749, section 4 https://example.org/${GONE} */`;
    expect(missing(citedDocuments(text), 'apps/gateway/src/http/trace.ts')).toEqual([GONE, GONE_DECISION, GONE]);
    expect(citedDocuments(text).map(({ line }) => line)).toEqual([1, 1, 1, 2]);
  });

  it('know the anchors of headings', () => {
    expect(anchorsOf('# 1. A heading\n## What `it` does, and why\n```\n# no heading\n```')).toEqual(
      new Set(['1-a-heading', 'what-it-does-and-why']),
    );
  });
});
