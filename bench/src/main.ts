import { run as bodies } from './bodies/command.js';
import { run as disclosure } from './disclosure/command.js';
import { run as linkage } from './linkage/command.js';
import { run as search } from './search/command.js';
import { run as stay } from './stay/command.js';

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = { linkage, search, stay, disclosure, bodies };

/** `npm run bench <what> -- …`: each command prints a small table, writes JSON, and answers with its exit code. */
export async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (command === undefined) {
    process.stderr.write(`npm run bench <${Object.keys(COMMANDS).join(' | ')}> -- …; bench/README.md says what each takes.\n`);
    return 2;
  }
  return command(args);
}
