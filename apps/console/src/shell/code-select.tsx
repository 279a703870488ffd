import { NativeSelect, Select, type SelectProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Choice } from './use-codes.js';

/** The choices with the one that is chosen among them: a list never shows another value than it holds. */
export function withChosen(choices: readonly Choice[], value: string): Choice[] {
  return value === '' || choices.some((choice) => choice.value === value) ? [...choices] : [...choices, { value, label: value }];
}

interface Chosen {
  readonly label: string;
  readonly name?: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}

/** A long list of codes, searched by typing; empty is no code. */
export function CodeSelect({
  value,
  choices,
  onChoose,
  ...rest
}: Chosen & Pick<SelectProps, 'required' | 'clearable' | 'description'>): ReactNode {
  return (
    <Select
      {...rest}
      value={value === '' ? null : value}
      data={withChosen(choices, value)}
      onChange={(chosen) => onChoose(chosen ?? '')}
      searchable
    />
  );
}

/** A short list of codes. */
export function ShortSelect({ value, choices, onChoose, ...rest }: Chosen): ReactNode {
  return (
    <NativeSelect {...rest} value={value} data={withChosen(choices, value)} onChange={(event) => onChoose(event.currentTarget.value)} />
  );
}
