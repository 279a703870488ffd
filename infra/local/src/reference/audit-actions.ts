import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { Words } from './words-of-code.js';

/** An action of the audit log: what is done to what, and where the code does it. */
export interface AuditAction {
  readonly app: string;
  readonly action: string;
  readonly thingKind: string;
  readonly path: string;
}

/** Every audit entry that the apps can write: object literals with `action` and `thingKind`. Where the action is a parameter, the callers say it. */
export function auditActionsIn(root: string): readonly AuditAction[] {
  const apps = readdirSync(join(root, 'apps')).filter((app) => app !== 'console');
  return apps.flatMap((app) => actionsOf(root, app)).toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function actionsOf(root: string, app: string): readonly AuditAction[] {
  const folder = `apps/${app}/src`;
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => `${folder}/${path}`)
    .map((path) => ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));
  const words = new Words(files);
  return files.flatMap((file) =>
    entriesIn(file).flatMap(({ action, thingKind }) =>
      words.of(action).flatMap((one) => words.of(thingKind).map((kind) => ({ app, action: one, thingKind: kind, path: file.fileName }))),
    ),
  );
}

function keyOf({ app, action, thingKind, path }: AuditAction): string {
  return [app, action, thingKind, path].join(' ');
}

interface Entry {
  readonly action: ts.Expression;
  readonly thingKind: ts.Expression;
}

function entriesIn(file: ts.SourceFile): readonly Entry[] {
  const entries: Entry[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [action, thingKind] = [memberOf(node, 'action'), memberOf(node, 'thingKind')];
      if (action !== undefined && thingKind !== undefined) entries.push({ action, thingKind });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return entries;
}

function memberOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const member = literal.properties.find(
    (property) => property.name !== undefined && ts.isIdentifier(property.name) && property.name.text === name,
  );
  if (member === undefined) return undefined;
  if (ts.isPropertyAssignment(member)) return member.initializer;
  return ts.isShorthandPropertyAssignment(member) ? member.name : undefined;
}
