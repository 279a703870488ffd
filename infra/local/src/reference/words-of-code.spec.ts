import ts from 'typescript';
import { Words } from './words-of-code.js';

/** The words that the first argument of `audit` can be in a source. */
function wordsIn(source: string): readonly string[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'audit' && node.arguments[0] !== undefined)
      words.push(...new Words([file]).of(node.arguments[0]));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return words;
}

describe('words of code', () => {
  it('are those of literals, choices and templates', () => {
    expect(wordsIn("audit('a'); audit(x ? 'b' : 'c'); audit(`${x ? 'd' : 'e'}-permit`);")).toEqual(['a', 'b', 'c', 'd-permit', 'e-permit']);
  });

  it('are said by the callers of a method, and not by those of a namesake in another class', () => {
    const source = `
      class Book { note(tx: Tx, action: string) { audit(action); } }
      class Other { note(tx: Tx, action: string) {} }
      class Caller {
        constructor(private readonly book: Book, private readonly other: Other) {}
        go() { this.book.note(tx, 'issue'); this.other.note(tx, 'amend'); }
      }`;
    expect(wordsIn(source)).toEqual(['issue']);
  });

  it('are put into a member, without those that a condition rules out', () => {
    const source = `
      const steps = [{ do: 'nothing' }, { do: 'revoke' }, { do: 'issue' }];
      if (step.do === 'issue') other(); else if (step.do !== 'nothing') audit(step.do);`;
    expect(wordsIn(source)).toEqual(['revoke']);
  });

  it('cannot be told of what is computed, and that is said', () => {
    expect(() => wordsIn('audit(made())')).toThrow('which words can made() be?');
  });
});
