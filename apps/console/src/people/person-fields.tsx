import { SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeSelect, ShortSelect } from '../shell/code-select.js';
import { useCodes, useTerritories } from '../shell/use-codes.js';
import { withField, type PersonDraft, type PersonField } from './person-draft.js';

/** The fields of a person; each shows what will be sent. */
export function PersonFields({
  draft,
  onChange,
}: {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
}): ReactNode {
  const { t } = useTranslation();
  const [states, documentTypes, sexes, territories] = [
    useCodes('nationalities'),
    useCodes('document-types'),
    useCodes('sexes'),
    useTerritories(),
  ];
  const field = (name: PersonField) => ({ name, label: t(`person.${name}`), value: draft[name] });
  const written = (name: PersonField) => ({
    ...field(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(withField(draft, name, event.currentTarget.value)),
  });
  const chosen = (name: PersonField) => ({ ...field(name), onChoose: (value: string) => onChange(withField(draft, name, value)) });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput {...written('familyName')} required maxLength={100} />
      <TextInput {...written('givenNames')} maxLength={100} />
      <TextInput {...written('ownScript')} maxLength={200} />
      <ShortSelect {...chosen('sex')} choices={sexes} />
      <TextInput {...written('birthDate')} required placeholder="1994-03-09" pattern="\d{4}(-\d{2}(-\d{2})?)?" />
      <CodeSelect {...chosen('nationality')} choices={states} required />
      <CodeSelect {...chosen('homeTerritory')} choices={territories} clearable />
      <ShortSelect {...chosen('documentType')} choices={documentTypes} />
      <CodeSelect {...chosen('issuer')} choices={states} required />
      <TextInput {...written('documentNumber')} required maxLength={32} />
      <TextInput {...written('expiresOn')} type="date" />
    </SimpleGrid>
  );
}
