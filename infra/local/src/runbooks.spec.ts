import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'docs', 'runbooks');
const pages = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

function sourcesIn(folder: string): string {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const ours = paths.filter((path) => path.endsWith('.ts') && !/(^|\/)(node_modules|dist)\/|\.spec\.ts$/.test(path));
  return ours.map((path) => readFileSync(join(ROOT, folder, path), 'utf8')).join('\n');
}

const code = [
  'packages/service-kit/src',
  'packages/bus/src',
  'packages/contracts/src',
  'packages/local-servers/src',
  'infra/local/src',
  'apps',
]
  .map(sourcesIn)
  .join('\n');
const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
/** What others say, and what no code of ours holds in one piece. */
const OF_OTHERS = ['No space left on device'];

/** Lines of logs, of readiness and of commands that a page quotes: code spans of several words that are neither a command nor SQL. */
function quotedIn(text: string): readonly string[] {
  const spans = [...text.replace(/^ *```[^]*?^ *```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return spans.filter(
    (span) => / /.test(span) && !/^(docker|npm|curl|df|SELECT|ROLLBACK|GET|POST|")/.test(span) && !OF_OTHERS.includes(span),
  );
}

describe.each(pages)('the runbook $name', ({ name, text }) => {
  it('says how it shows, what to do and when it is over', () => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    if (name !== 'README.md') expect(headings).toEqual(['How it shows', 'What to do', 'It is over']);
  });

  it('quotes lines that the code writes', () => {
    const parts = quotedIn(text).flatMap((line) => line.split(/\s*…\s*/).filter((part) => part.length > 2));
    expect(parts.filter((part) => !code.includes(part) && !code.includes(part.replaceAll("'", '’')))).toEqual([]);
  });

  it('names metrics that are measured', () => {
    const named = [...text.matchAll(/\bgatebook_[a-z]+(?:_[a-z]+)+\b/g)].map(([metric]) => metric);
    expect(named.filter((metric) => !code.includes(`'${metric}'`))).toEqual([]);
  });

  it('runs commands that there are, in containers that there are', () => {
    const runs = [
      ...text.matchAll(
        /docker compose (?:run --rm|exec|up -d|stop|restart|logs(?: --since \w+)?|ps)(?: -e \S+)? ([a-z]+)(?: ([a-z]+-[a-z-]+))?/g,
      ),
    ];
    const wrong = runs.filter(
      ([, container, command]) =>
        !new RegExp(`^  ${container}:$`, 'm').test(compose) || (command !== undefined && !code.includes(`'${command}'`)),
    );
    expect(wrong.map(([run]) => run)).toEqual([]);
  });
});
