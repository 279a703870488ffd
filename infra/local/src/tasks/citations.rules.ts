import { posix } from 'node:path';

/** One place in a text that names something of the repository. */
export interface Citation {
  readonly line: number;
  readonly kind: 'link' | 'path' | 'document';
  readonly target: string;
}

const URL = /\b[a-z]+:\/\/[^\s)`'"]+/g;
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const CODE_SPAN = /`([^`\n]+)`/g;
const DOCUMENT = /(?<![\w/.@-])((?:[\w.-]+\/)*[\w-]+\.md)\b/g;
const DECISION = /\b(?:ADR |docs\/adr\/)(\d{4})\b/g;
/** A document by its name in capitals with a numbered section, also where a comment goes on in the next line. */
const BY_SECTION = /\b([A-Z]{4,}),?\s+(?:\*\s+)?section\s+\d/g;
const SOURCE = /\.(ts|tsx|mjs|cjs|md|sql|yml|http)$/;
const PATH = /^[\w@.-]+(\/[\w@.-]+)*\/?$/;

/** Everything that a Markdown text cites: its relative links, and in code spans the paths of files and folders. */
export function citedInMarkdown(text: string, topFolders: ReadonlySet<string>): readonly Citation[] {
  const prose = withoutFences(text);
  const isPath = (span: string): boolean =>
    PATH.test(span) && (SOURCE.test(span) || (span.includes('/') && topFolders.has(span.split('/')[0] ?? '')));
  return [
    ...matches(prose, LINK, 'link').filter(({ target }) => !/^[a-z]+:/.test(target)),
    ...matches(prose, CODE_SPAN, 'path').filter(({ target }) => isPath(target)),
  ];
}

/** Every document that a text of any kind cites: by file name, by the number of a decision, by its name in capitals with a section. */
export function citedDocuments(text: string): readonly Citation[] {
  const own = text.replace(URL, (url) => ' '.repeat(url.length));
  return [
    ...matches(own, DOCUMENT, 'document'),
    ...matches(own, DECISION, 'document').map((found) => ({ ...found, target: `docs/adr/${found.target}` })),
    ...matches(own, BY_SECTION, 'document').map((found) => ({ ...found, target: `${found.target}.md` })),
  ];
}

/** The repository's files and folders, as citations name them. */
export class KnownPaths {
  private readonly paths: ReadonlySet<string>;
  private readonly endings: ReadonlySet<string>;

  constructor(files: readonly string[]) {
    const folders = files.flatMap((file) => ancestors(file));
    this.paths = new Set([...files, ...folders]);
    this.endings = new Set([...this.paths].flatMap((path) => path.split('/').map((_, from, parts) => parts.slice(from).join('/'))));
  }

  /** A link is followed from the file it stands in; what a text names in passing may be the end of a path, and a built file is known by its source. */
  has({ kind, target }: Citation, from: string): boolean {
    const [path = ''] = decodeURI(target).split('#');
    if (path === '') return true;
    const here = posix.join(posix.dirname(from), path).replace(/\/$/, '');
    if (this.paths.has(here) || here === '.') return true;
    if (kind === 'link') return false;
    const named = path
      .replace(/\/$/, '')
      .replace(/(^|\/)dist\/(.*)\.js$/, '$1src/$2.ts')
      .replace(/^(\.{0,2}\/)+/, '');
    if (this.endings.has(named)) return true;
    return /^docs\/adr\/\d{4}$/.test(named) && [...this.paths].some((known) => known.startsWith(`${named}-`));
  }
}

/** The anchors of a Markdown text's headings. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function withoutFences(text: string): string {
  return text.replace(/^```[^]*?^```/gm, (fence) => fence.replace(/[^\n]/g, ' '));
}

function matches(text: string, pattern: RegExp, kind: Citation['kind']): readonly Citation[] {
  return [...text.matchAll(pattern)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    kind,
    target: match[1] ?? '',
  }));
}

function ancestors(file: string): readonly string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}
