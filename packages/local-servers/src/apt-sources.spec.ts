import { debianMirrorsIn, sourceLine } from './apt-sources.js';

const DEB822 = `Types: deb
# a remark between the fields
URIs: http://mirror.example.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example.org/debian-security
Suites: bookworm-security
Components: main

Types: deb
URIs: https://packages.example.com/cloud
Suites: nodistro
Components: main
`;

const ONE_LINE = `# deb http://old.example.org/debian bookworm main
deb [arch=amd64 signed-by=/usr/share/keyrings/debian.gpg] https://mirror.example.org/debian/ bookworm main contrib # ours
deb-src http://mirror.example.org/debian bookworm main
deb http://mirror.example.org/ubuntu noble main
deb http://second.example.org/debian trixie non-free main
`;

describe("a machine's apt sources", () => {
  it('name the Debian mirror in the deb822 format', () => {
    expect(debianMirrorsIn(DEB822)).toEqual([
      { uri: 'http://mirror.example.org/debian', signedBy: '/usr/share/keyrings/debian-archive-keyring.gpg' },
    ]);
  });

  it('name the Debian mirrors in the one-line format, in order', () => {
    expect(debianMirrorsIn(ONE_LINE)).toEqual([
      { uri: 'https://mirror.example.org/debian', signedBy: '/usr/share/keyrings/debian.gpg' },
      { uri: 'http://second.example.org/debian', signedBy: null },
    ]);
  });

  it('leave out what is switched off', () => {
    expect(debianMirrorsIn(DEB822.replace('Types: deb\n', 'Types: deb\nEnabled: no\n'))).toEqual([]);
  });

  it('read a field that goes on in the next line', () => {
    expect(
      debianMirrorsIn('Types: deb\nURIs:\n http://a.example.org/debian\n http://b.example.org/debian\nSuites: sid\nComponents: main\n'),
    ).toEqual([
      { uri: 'http://a.example.org/debian', signedBy: null },
      { uri: 'http://b.example.org/debian', signedBy: null },
    ]);
  });

  it('become one line for another suite', () => {
    const [mirror] = debianMirrorsIn(ONE_LINE);
    expect(mirror && sourceLine(mirror, 'trixie')).toBe(
      'deb [signed-by=/usr/share/keyrings/debian.gpg] https://mirror.example.org/debian trixie main\n',
    );
  });
});
