import { MESSAGES } from './messages.js';

type Tree = { readonly [key: string]: string | Tree };

/** A key without the plural form that i18next puts at its end: how many forms there are is each language's own affair. */
const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

describe('the texts of the screens', () => {
  const english = MESSAGES.en.translation;

  describe.each(['vi', 'lo', 'zh'] as const)('in %s', (language) => {
    const translation = MESSAGES[language].translation;

    it('are the same texts as in English, none missing and none left over', () => {
      expect(keysOf(translation)).toEqual(keysOf(english));
    });

    it('keep their {{places}}', () => {
      expect(placesOf(translation)).toEqual(placesOf(english));
    });
  });

  it.each(['vi', 'lo', 'zh', 'en'] as const)('are nowhere empty in %s', (language) => {
    expect(flat(MESSAGES[language].translation).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

function keysOf(tree: Tree): string[] {
  return Object.keys(placesOf(tree)).sort();
}

/** The places of each text; those of its plural forms together. */
function placesOf(tree: Tree): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, text] of flat(tree)) {
    const names = [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name);
    const base = key.replace(PLURAL_FORM, '');
    found[base] = [...new Set([...(found[base] ?? []), ...names])].sort();
  }
  return found;
}

function flat(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}
