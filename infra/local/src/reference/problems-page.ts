import { FIELD_TEXTS, isProblemCode, problemPath, PROBLEMS, type ProblemCode } from '@gatebook/contracts';
import { LANGUAGES, type Texts } from '@gatebook/vocabulary';
import { code, pageOf, tableOf } from './markdown.js';

const INTRODUCTION = `What a caller can act on, as \`application/problem+json\` (RFC 9457). \`code\` is the stable name: codes are added to, never renamed. Every answer
with a problem links to its page (\`Link\`, \`rel="help"\`): \`/problems/…\` on the gateway, which is also the path of its \`type\`. Anything else that goes
wrong is a fault of ours: \`FAULT\` with a reference number. 429 and 503 carry \`Retry-After\`. A word in braces stands for a member of the problem.`;

const FIELDS = `## Fields

What \`errors\` of a problem says of one field (\`pointer\`, RFC 6901), beside the codes above.`;

/** Every problem with its status and its sentences, and what is said of single fields. */
export function problemsPage(): string {
  const codes = Object.keys(PROBLEMS).filter(isProblemCode).toSorted();
  const fields = Object.entries(FIELD_TEXTS).filter(([name]) => !isProblemCode(name));
  return pageOf(
    'Problems',
    INTRODUCTION,
    tableOf(['code', 'status', 'page', ...LANGUAGES], codes.map(problemRow)),
    FIELDS,
    tableOf(
      ['code', ...LANGUAGES],
      fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, texts]) => [code(name), ...LANGUAGES.map((language) => texts[language])]),
    ),
  );
}

function problemRow(name: ProblemCode): readonly string[] {
  const { status, title, detail } = PROBLEMS[name];
  const said = (texts: Texts | undefined, language: keyof Texts): readonly string[] => (texts === undefined ? [] : [texts[language]]);
  const sentences = LANGUAGES.map((language) => [...said(title, language), ...said(detail, language)].join(' '));
  return [code(name), String(status), code(problemPath(name)), ...sentences];
}
