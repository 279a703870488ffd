import { problemPath, PROBLEMS, type ProblemCode } from '@gatebook/contracts';
import { LANGUAGES } from '@gatebook/vocabulary';

/** What is said of one problem: its code, its status, and its sentences in the languages of Gatebook. */
export function problemPage(code: ProblemCode): string {
  const { status, title, detail } = PROBLEMS[code];
  const sentences = LANGUAGES.map(
    (language) =>
      `<dt>${language}</dt><dd lang="${language}">${[title, ...(detail === undefined ? [] : [detail])]
        .map((texts) => escaped(texts[language]))
        .join('<br />')}</dd>`,
  );
  return page(
    code,
    `<p>HTTP status ${status}. A word in braces stands for a member of the problem.</p><dl>${sentences.join('')}</dl><p><a href="/problems">All problems</a></p>`,
  );
}

/** Every problem with its address. */
export function problemList(codes: readonly ProblemCode[]): string {
  const items = codes.map((code) => `<li><a href="${problemPath(code)}">${code}</a> ${escaped(PROBLEMS[code].title.en)}</li>`);
  return page('Problems', `<ul>${items.join('')}</ul>`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${title} – Gatebook</title></head>
  <body><h1>${title}</h1>${body}</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
