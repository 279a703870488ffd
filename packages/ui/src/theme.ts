import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

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
/** Greys of the dark look, with a little of the river in them. */
const dark: MantineColorsTuple = [
  '#dbe3e5',
  '#bcc8cb',
  '#9bacb1',
  '#6b7d83',
  '#45565d',
  '#36464c',
  '#29363b',
  '#1d272b',
  '#161e21',
  '#0f1517',
];

/** Colours that serve as a pale surface with text on it: notes and badges. */
export const PALE_COLOURS = ['gray', 'blue', 'teal', 'green', 'yellow', 'red', 'river'] as const;

const large = { defaultProps: { size: 'md' } };

/** The look of every room: large type, square-ish corners, targets of at least 42 px; 44 px and more at the gate. */
export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: { light: 8, dark: 7 },
  colors: { river, dark },
  black: '#14212b',
  fontFamily: '"Noto Sans", "Noto Sans Lao", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
  fontFamilyMonospace: '"Noto Sans Mono", ui-monospace, monospace',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  autoContrast: true,
  luminanceThreshold: 0.4,
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    const color = PALE_COLOURS.find((one) => one === input.color);
    if (input.variant !== 'light' || color === undefined) return colours;
    return { ...colours, color: `var(--gb-pale-${color}-text)`, background: `var(--gb-pale-${color})` };
  },
  components: {
    TextInput: large,
    Textarea: large,
    PasswordInput: large,
    NativeSelect: large,
    Select: large,
    MultiSelect: large,
    Button: large,
    Alert: { styles: { title: { fontSize: 'var(--mantine-font-size-md)' }, message: { fontSize: 'var(--mantine-font-size-md)' } } },
    Table: { defaultProps: { fz: 'md', verticalSpacing: 'xs' } },
    Badge: {
      defaultProps: { tt: 'none', fz: 'sm', fw: 600, radius: 'sm' },
      // A status is read whole: the cell makes room, never the word.
      styles: { root: { overflow: 'visible', maxWidth: 'none' }, label: { overflow: 'visible' } },
    },
  },
});

/** Pale surfaces carry text of 7:1 and more; the library's own shades stay under 4.5:1. */
function paleSurfaces(look: 'light' | 'dark'): Record<string, string> {
  const shade = (color: string, place: number): string => `var(--mantine-color-${color}-${place})`;
  const dim = (color: string, percent: number): string => `color-mix(in srgb, ${shade(color, 9)} ${percent}%, black)`;
  return Object.fromEntries(
    PALE_COLOURS.flatMap((color) => [
      [`--gb-pale-${color}`, look === 'light' ? shade(color, 1) : dim(color, 35)],
      [`--gb-pale-${color}-text`, look === 'light' ? dim(color, 55) : shade(color, 1)],
    ]),
  );
}

/** Texts of second rank, links, faults and notes, strong enough to be read on both grounds. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...paleSurfaces('light'),
    '--mantine-color-dimmed': '#4a5a63',
    '--mantine-color-placeholder': '#66757d',
    '--mantine-color-anchor': 'var(--mantine-color-river-8)',
    '--mantine-color-error': '#b3201d',
  },
  dark: {
    ...paleSurfaces('dark'),
    '--mantine-color-placeholder': '#8b9ca1',
    '--mantine-color-anchor': 'var(--mantine-color-river-2)',
    '--mantine-color-error': '#ff9b96',
  },
});

/** The three answers of a check; colour never speaks alone: each has its word and its sign. */
export const ANSWER_LOOK = {
  admit: { background: '#1b6e3c', sign: '✓' },
  refer: { background: '#8a4f00', sign: '!' },
  refuse: { background: '#a3201d', sign: '✕' },
} as const;
