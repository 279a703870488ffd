import ts from 'typescript';

type Called = ts.MethodDeclaration | ts.FunctionDeclaration;

/**
 * The words that an expression can stand for, read from the source of one app: a literal, a choice, a template, a member, whose words are
 * those that are put into it, or a parameter, whose words the callers say. Throws where it cannot be told, for what is generated from it has to be whole.
 */
export class Words {
  private readonly calls = new Map<string, ts.CallExpression[]>();
  private readonly members = new Map<string, ts.Expression[]>();

  constructor(files: readonly ts.SourceFile[]) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) put(this.calls, nameOf(node), node);
      if (ts.isPropertyAssignment(node)) put(this.members, node.name.getText(), node.initializer);
      ts.forEachChild(node, visit);
    };
    for (const file of files) visit(file);
  }

  of(expression: ts.Expression): readonly string[] {
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isConditionalExpression(expression)) return [...this.of(expression.whenTrue), ...this.of(expression.whenFalse)];
    if (ts.isTemplateExpression(expression)) return this.ofTemplate(expression);
    if (ts.isPropertyAccessExpression(expression)) return this.ofMember(expression);
    const parameter = parameterOf(expression);
    if (parameter === null) throw new Error(`${expression.getSourceFile().fileName}: which words can ${expression.getText()} be?`);
    return [...new Set(this.argumentsFor(parameter).flatMap((argument) => this.of(argument)))];
  }

  private ofTemplate({ head, templateSpans }: ts.TemplateExpression): readonly string[] {
    return templateSpans.reduce<readonly string[]>(
      (begun, { expression, literal }) => begun.flatMap((start) => this.of(expression).map((word) => `${start}${word}${literal.text}`)),
      [head.text],
    );
  }

  private ofMember(expression: ts.PropertyAccessExpression): readonly string[] {
    const excluded = wordsExcludedAround(expression);
    const values = this.members.get(expression.name.text) ?? [];
    return [...new Set(values.flatMap((value) => this.of(value)))].filter((word) => !excluded.includes(word));
  }

  private argumentsFor({ called, place }: Parameter): readonly ts.Expression[] {
    const calls = this.calls.get(called.name?.getText() ?? '') ?? [];
    const given = calls.filter((call) => isOf(call, called)).flatMap((call) => call.arguments[place] ?? []);
    if (given.length === 0) throw new Error(`${called.getSourceFile().fileName}: nobody calls ${called.name?.getText()}`);
    return given;
  }
}

interface Parameter {
  readonly called: Called;
  readonly place: number;
}

function parameterOf(expression: ts.Expression): Parameter | null {
  if (!ts.isIdentifier(expression)) return null;
  for (let node: ts.Node = expression; node.parent !== undefined; node = node.parent) {
    if (!ts.isMethodDeclaration(node) && !ts.isFunctionDeclaration(node)) continue;
    const place = node.parameters.findIndex(({ name }) => name.getText() === expression.text);
    if (place >= 0) return { called: node, place };
  }
  return null;
}

function put<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  map.set(name, [...(map.get(name) ?? []), value]);
}

/** Words that the conditions around a place rule out: `if (it === 'a') … else <here>`, `if (it !== 'a') <here>`. */
function wordsExcludedAround(expression: ts.Expression): readonly string[] {
  const excluded: string[] = [];
  for (let node: ts.Node = expression; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (!ts.isIfStatement(parent) || !ts.isBinaryExpression(parent.expression)) continue;
    const { left, operatorToken, right } = parent.expression;
    if (left.getText() !== expression.getText() || !ts.isStringLiteral(right)) continue;
    const isEqual = operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
    if (node === (isEqual ? parent.elseStatement : parent.thenStatement)) excluded.push(right.text);
  }
  return excluded;
}

function nameOf({ expression }: ts.CallExpression): string {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : '';
}

/** Whether a call with the same name means this one: a method is told by the class that the caller's field is declared as. */
function isOf({ expression }: ts.CallExpression, called: Called): boolean {
  if (ts.isFunctionDeclaration(called)) return ts.isIdentifier(expression);
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const owner = ts.isClassLike(called.parent) ? called.parent.name?.text : undefined;
  const receiver = expression.expression;
  const around = classAround(expression);
  if (receiver.kind === ts.SyntaxKind.ThisKeyword) return around?.name?.text === owner;
  if (!ts.isPropertyAccessExpression(receiver) || around === null) return false;
  const parameters = around.members.filter(ts.isConstructorDeclaration).flatMap((made) => [...made.parameters]);
  return parameters.some(({ name, type }) => name.getText() === receiver.name.text && type?.getText() === owner);
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | null {
  for (let around: ts.Node = node; around.parent !== undefined; around = around.parent) if (ts.isClassLike(around)) return around;
  return null;
}
