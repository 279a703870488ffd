import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openApiDocument } from './document.js';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('say which file to write');
await mkdir(dirname(path), { recursive: true });
await writeFile(path, `${JSON.stringify(openApiDocument(), undefined, 2)}\n`);
