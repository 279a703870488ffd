import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A setting as its class declares it. */
export interface DeclaredSetting {
  /** The property: `databaseUrl` of crossings is `CROSSINGS_DATABASE_URL`. */
  readonly property: string;
  readonly isNeeded: boolean;
  /** As written; empty where the code that reads it knows what holds then. */
  readonly otherwise: string;
  readonly meaning: string;
}

/** A class of settings: what it declares itself, and the class it extends. */
export interface SettingsClass {
  readonly name: string;
  readonly extends: string | undefined;
  readonly settings: readonly DeclaredSetting[];
}

/** The classes of settings in a source file. Read from the source, because what a setting means stands in its comment. */
export function settingsClassesIn(path: string): readonly SettingsClass[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  return file.statements.filter(ts.isClassDeclaration).map((declared) => ({
    name: declared.name?.text ?? '',
    extends: declared.heritageClauses?.[0]?.types[0]?.expression.getText(file),
    settings: declared.members.filter(ts.isPropertyDeclaration).map((property) => settingOf(property, file)),
  }));
}

function settingOf(property: ts.PropertyDeclaration, file: ts.SourceFile): DeclaredSetting {
  const decorators = (ts.getDecorators(property) ?? []).map(({ expression }) => expression.getText(file));
  const { initializer } = property;
  return {
    property: property.name.getText(file),
    isNeeded: !decorators.some((decorator) => decorator.startsWith('IsOptional')),
    otherwise: initializer === undefined ? '' : String(valueOf(initializer, file)),
    meaning: commentOf(property),
  };
}

/** A default: a text, a number, a constant of the same file, or a product of these. */
function valueOf(expression: ts.Expression, file: ts.SourceFile): string | number {
  if (ts.isStringLiteral(expression)) return expression.text;
  if (ts.isNumericLiteral(expression)) return Number(expression.text);
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.AsteriskToken)
    return Number(valueOf(expression.left, file)) * Number(valueOf(expression.right, file));
  const constants = file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]);
  const named = constants.find(({ name }) => name.getText(file) === expression.getText(file));
  if (named?.initializer === undefined) throw new Error(`${file.fileName}: the default ${expression.getText(file)} cannot be read`);
  return valueOf(named.initializer, file);
}

function commentOf(property: ts.PropertyDeclaration): string {
  const [comment] = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? '').replaceAll(/\s+/g, ' ');
}
