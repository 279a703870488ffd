/** One mirror of Debian's archive, as this machine's own apt sources name it. */
export interface DebianMirror {
  readonly uri: string;
  /** The keyring that the source trusts; `null` when it leaves that to apt. */
  readonly signedBy: string | null;
}

/**
 * The mirrors of Debian's main archive in one file of apt sources, in their order; reads the deb822 format (`*.sources`) and the one-line
 * format (`*.list`), see sources.list(5). Security and partial archives are left out: they hold no whole suite.
 */
export function debianMirrorsIn(text: string): DebianMirror[] {
  const entries = /^\s*URIs\s*:/im.test(text) ? deb822Entries(text) : oneLineEntries(text);
  return entries
    .filter(({ uri }) => /^https?:\/\/.*\/debian\/?$/.test(uri))
    .map(({ uri, signedBy }) => ({ uri: uri.replace(/\/$/, ''), signedBy }));
}

function deb822Entries(text: string): DebianMirror[] {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = deb822Fields(stanza);
    const usable =
      (fields.get('types') ?? []).includes('deb') &&
      fields.get('enabled')?.[0] !== 'no' &&
      (fields.get('components') ?? []).includes('main');
    if (!usable) return [];
    const keyring = fields.get('signed-by')?.[0];
    return (fields.get('uris') ?? []).map((uri) => ({ uri, signedBy: keyring?.startsWith('/') ? keyring : null }));
  });
}

/** Field names in small letters with their words; a line that starts with a space goes on with the field above it. */
function deb822Fields(stanza: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let words: string[] = [];
  for (const line of stanza.split('\n').filter((each) => !each.startsWith('#'))) {
    const named = /^([A-Za-z0-9-]+)\s*:(.*)$/.exec(line);
    if (named) fields.set((named[1] ?? '').toLowerCase(), (words = []));
    words.push(...(named?.[2] ?? line).split(/\s+/).filter(Boolean));
  }
  return fields;
}

function oneLineEntries(text: string): DebianMirror[] {
  return text.split('\n').flatMap((line) => {
    const entry = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+\S+\s+(.*)$/.exec(line.replace(/#.*/, ''));
    const uri = entry?.[2];
    if (uri === undefined || !(entry?.[3] ?? '').split(/\s+/).includes('main')) return [];
    return [{ uri, signedBy: /signed-by=(\/\S+)/.exec(entry?.[1] ?? '')?.[1] ?? null }];
  });
}

/** One source line for a suite of the mirror. */
export function sourceLine(mirror: DebianMirror, suite: string): string {
  const options = mirror.signedBy === null ? '' : `[signed-by=${mirror.signedBy}] `;
  return `deb ${options}${mirror.uri} ${suite} main\n`;
}
