import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** River teal: calm, official, and far enough from the three colours of an answer. */
const river: MantineColorsTuple = [
  '#e9f5f7',
  '#d6e7eb',
  '#aacfd7',
  '#7ab6c2',
  '#54a1b0',
  '#3b94a6',
  '#2b8ea1',
  '#1a7a8d',
  '#0f4c5c',
  '#083a47',
];

/** The look of every room: large type, square-ish corners, targets of at least 44 px where it matters. */
export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: { light: 8, dark: 5 },
  colors: { river },
  fontFamily: '"Noto Sans", "Noto Sans Lao", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
  fontFamilyMonospace: '"Noto Sans Mono", ui-monospace, monospace',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  autoContrast: true,
  luminanceThreshold: 0.4,
});

/** The three answers of a check; colour never speaks alone: each has its word and its sign. */
export const ANSWER_LOOK = {
  admit: { background: '#1b6e3c', sign: '✓' },
  refer: { background: '#9a5b00', sign: '!' },
  refuse: { background: '#a3201d', sign: '✕' },
} as const;
