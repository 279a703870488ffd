import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BEGIN = '<!-- list -->';
const END = '<!-- end of list -->';

/** The text of `docs/adr/README.md` with its list made anew from the records: title, and the state with its day. */
export function withDecisionList(folder: string): string {
  const text = readFileSync(join(folder, 'README.md'), 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`docs/adr/README.md has lost its marks ${BEGIN} and ${END}`);
  const records = readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.md$/.test(name))
    .toSorted();
  const list = records.map((name) => lineOf(name, readFileSync(join(folder, name), 'utf8')));
  return `${text.slice(0, before + BEGIN.length)}\n\n${list.join('\n')}\n\n${text.slice(after)}`;
}

function lineOf(name: string, record: string): string {
  const number = Number(name.slice(0, 4));
  const title = /^# (\d+)\. (.+)$/m.exec(record);
  const state = /^\*\*State\.\*\* (.+)$/m.exec(record)?.[1];
  if (title === null || Number(title[1]) !== number) throw new Error(`docs/adr/${name} does not begin with "# ${number}. …"`);
  if (state === undefined || !/\d{4}-\d{2}-\d{2}/.test(state))
    throw new Error(`docs/adr/${name} does not say since which day it holds (**State.**)`);
  return `- [${name.slice(0, 4)}](${name}) ${title[2]}. _${state}_`;
}
