import { MESSAGES } from './messages.js';

type Tree = { readonly [key: string]: string | Tree };

/** Rooms that a gate officer sees: complete in all four languages. */
const AT_THE_GATE = ['common', 'problem', 'signIn', 'role', 'gate', 'advice', 'record', 'board', 'flag', 'side', 'zone', 'table'];

describe('the texts of the screens', () => {
  const english = keysOf(MESSAGES.en.translation);

  it('are complete in Vietnamese and English', () => {
    expect(keysOf(MESSAGES.vi.translation)).toEqual(english);
  });

  it.each(['lo', 'zh'] as const)('of the gate are complete in %s', (language) => {
    const gate = english.filter((key) => AT_THE_GATE.includes(key.split('.')[0] ?? ''));
    expect(keysOf(MESSAGES[language].translation)).toEqual(expect.arrayContaining(gate));
  });

  it('keep their {{places}} in every language', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).sort();
    const wanted = flat(MESSAGES.en.translation);
    for (const language of ['vi', 'lo', 'zh'] as const) {
      for (const [key, text] of flat(MESSAGES[language].translation))
        expect([key, places(text)]).toEqual([key, places(wanted.get(key) ?? '')]);
    }
  });
});

function keysOf(tree: Tree): string[] {
  return [...flat(tree).keys()].sort();
}

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(`${prefix}${key}`, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}
