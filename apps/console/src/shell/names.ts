/** The name in a language, where it has one. */
export function ownName(names: object, language: string): string | undefined {
  const name: unknown = Object.getOwnPropertyDescriptor(names, language)?.value;
  return typeof name === 'string' ? name : undefined;
}

/** The name in a language, else in another that is known. */
export function nameIn(names: object, language: string): string | undefined {
  const texts = new Map(Object.entries(names).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  return texts.get(language) ?? texts.get('en') ?? texts.get('vi') ?? [...texts.values()][0];
}

/** A name that stands alone begins with a capital; one that begins with a capital, a figure or another script stays as it is. */
export function sentenceCase(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

/** The two posts of a gate, each side's name once. */
export function gateName(posts: readonly { readonly names: object }[], language: string): string | undefined {
  const names = posts.map(({ names: ofPost }) => nameIn(ofPost, language)).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : [...new Set(names)].join(' – ');
}
