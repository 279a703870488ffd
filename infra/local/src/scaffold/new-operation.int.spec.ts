import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { SERVICE_NAMES } from '../apps.js';
import { namesToMake, operationFiles } from './new-operation.js';
import { operationNames } from './operation-names.rules.js';

const ROOT = join(__dirname, '..', '..', '..', '..');

/** What the compiler says of files that lie over the repository and are not written. */
function complaintsAbout(files: ReadonlyMap<string, string>): readonly string[] {
  const { config } = ts.parseConfigFileTextToJson('tsconfig.base.json', readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = ts.createCompilerHost(options);
  const over = new Map([...files].map(([path, text]) => [join(ROOT, path), text]));
  const { fileExists, readFile, getSourceFile } = host;
  host.directoryExists = (path) => ts.sys.directoryExists(path) || [...over.keys()].some((file) => file.startsWith(`${path}/`));
  host.fileExists = (path) => over.has(path) || fileExists(path);
  host.readFile = (path) => over.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = over.get(path);
    return text === undefined ? getSourceFile(path, language, ...rest) : ts.createSourceFile(path, text, language, true);
  };
  const program = ts.createProgram([...over.keys()], options, host);
  const found = [...over.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  return found.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('npm run new operation', () => {
  it('makes an operation that compiles in every service', () => {
    const files = new Map(
      SERVICE_NAMES.flatMap((service) => [...operationFiles(ROOT, namesToMake(ROOT, service, `settle-${service}-dispute`))]),
    );
    expect(complaintsAbout(files)).toEqual([]);
  }, 120_000);

  it('names it as the others are named', () => {
    expect(operationNames('workers', 'settle-pay-query')).toMatchObject({
      constant: 'SETTLE_PAY_QUERY',
      useCase: 'SettlePayQueryUseCase',
      id: 'payQueryId',
      subject: 'workers.settle-pay-query.v1',
      path: '/pay-queries/{payQueryId}/settle',
    });
  });

  it.each([
    ['workers', 'dispute', 'a verb and a noun'],
    ['nobody', 'settle-dispute', 'There is no service'],
    ['workers', 'set-quota', 'is there already'],
  ])('refuses %s %s', (service, feature, why) => {
    expect(() => namesToMake(ROOT, service, feature)).toThrow(why);
  });
});
