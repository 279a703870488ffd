import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { jsx } from 'react/jsx-runtime';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { everyState } from '../shell/countries.js';
import { filledFrom, NOBODY_YET, personBody, withField, type PersonDraft, type PersonField } from './person-draft.js';
import { PersonFields } from './person-fields.js';

const CODES: Readonly<Record<string, readonly string[]>> = {
  nationalities: ['VNM', 'LAO', 'CHN'],
  'document-types': ['passport', 'identity-card', 'border-pass'],
  sexes: ['0', '1', '2', '9'],
};
const FIELDS: readonly PersonField[] = [
  'familyName',
  'givenNames',
  'ownScript',
  'sex',
  'birthDate',
  'nationality',
  'homeTerritory',
  'documentType',
  'issuer',
  'documentNumber',
  'expiresOn',
];

const i18n = createInstance({ lng: 'en', resources: { en: { translation: {} } } });
void i18n.use(initReactI18next).init();
const queries = new QueryClient();
for (const [list, codes] of Object.entries(CODES))
  queries.setQueryData(['codes', list], { items: codes.map((code) => ({ code, names: { en: code } })) });

/** What the form shows: of a list, the code that it holds as chosen and the text that is read. */
function shown(draft: PersonDraft): { readonly held: Record<string, string>; readonly read: Record<string, string> } {
  const form = jsx(PersonFields, { draft, onChange: () => undefined });
  const asked = jsx(QueryClientProvider, { client: queries, children: form });
  const page = jsx(MantineProvider, { children: jsx(I18nextProvider, { i18n, children: asked }) });
  const html = renderToStaticMarkup(page);
  const held: Record<string, string> = {};
  const read: Record<string, string> = {};
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  let text = '';
  for (const [tag] of html.matchAll(/<(input|select)[^>]*>/g)) {
    const name = attribute(tag, 'name');
    // A searched list is an input to read and type in, followed by a hidden one that holds the code.
    if (name === undefined) text = attribute(tag, 'value') ?? '';
    else if (tag.startsWith('<select')) {
      const options = html.slice(html.indexOf(tag)).split('</select>')[0] ?? '';
      const chosen = /<option[^>]*selected=""[^>]*>/.exec(options)?.[0] ?? '';
      Object.assign(held, { [name]: attribute(chosen, 'value') ?? '' });
    } else {
      Object.assign(held, { [name]: attribute(tag, 'value') ?? '' });
      if (attribute(tag, 'type') === 'hidden') Object.assign(read, { [name]: text });
    }
  }
  return { held, read };
}

/** What is sent, by the field of the form that it comes from. */
function sent(draft: PersonDraft): Record<string, string> {
  const { names, sex, birthDate, nationality, homeTerritory = '', documents } = personBody(draft);
  const [latin, native] = names;
  const [document] = documents;
  return {
    familyName: latin && 'familyName' in latin ? latin.familyName : '',
    givenNames: (latin && 'givenNames' in latin ? latin.givenNames : undefined) ?? '',
    ownScript: native && 'full' in native ? native.full : '',
    sex,
    birthDate,
    nationality,
    homeTerritory,
    documentType: document?.type ?? '',
    issuer: document?.issuer ?? '',
    documentNumber: document?.number ?? '',
    expiresOn: document?.expiresOn ?? '',
  };
}

const READ = {
  names: [{ familyName: 'SMITH', givenNames: 'JOHN' }],
  sex: '1',
  birthDate: '1980-02-01',
  nationality: 'USA',
  document: { type: 'passport', issuer: 'USA', number: '340007237', expiresOn: '2031-05-30' },
};

describe('every field of the person form shows what is sent', () => {
  const first = filledFrom(
    { ...NOBODY_YET, ownScript: 'Lý Thị Hạnh', homeTerritory: 'VN:VN-09' },
    { ...READ, nationality: 'VNM', document: { ...READ.document, issuer: 'VNM', number: 'C7745120' } },
    [],
  );

  it.each<[string, PersonDraft]>([
    ['of an empty form', NOBODY_YET],
    ['after a zone was read', first],
    ['after the zone of another person was read', filledFrom(first, READ, [])],
    ['of a state that no list holds', withField(first, 'nationality', 'UNO')],
    [
      'of a document and a sex that the zone alone knows',
      filledFrom(NOBODY_YET, { ...READ, sex: 'X', document: { ...READ.document, type: 'visa' } }, []),
    ],
    ['after a list was emptied again', withField(first, 'homeTerritory', '')],
  ])('%s', (_, draft) => {
    const form = shown(draft);
    expect(Object.keys(form.held).sort()).toEqual([...FIELDS].sort());
    expect(form.held).toEqual(sent(draft));
    // A list is read by name and code; nothing is read where nothing is sent.
    for (const name of ['nationality', 'issuer', 'homeTerritory'])
      expect([name, form.read[name] ?? '']).toEqual([name, expect.stringContaining(sent(draft)[name] ?? '')]);
    expect(form.read['nationality'] === '').toBe(draft.nationality === '');
  });

  it('and every state can be chosen', () => {
    const states = everyState([], 'en').map(({ value }) => value);
    expect(states).toEqual(expect.arrayContaining(['USA', 'FRA', 'D', 'JPN', 'MYS']));
  });
});
