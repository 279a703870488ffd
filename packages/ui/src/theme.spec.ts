import { DEFAULT_THEME } from '@mantine/core';
import { ANSWER_LOOK, PALE_COLOURS, readableColours, theme } from './theme.js';

type Rgb = readonly [number, number, number];

describe('what is written can be read (WCAG 2.2, 1.4.3: 4.5 to 1)', () => {
  it.each(Object.entries(ANSWER_LOOK))('white on the ground of %s', (_, { background }) => {
    expect(contrast([255, 255, 255], rgb(background))).toBeGreaterThan(5.5);
  });

  it.each(PALE_COLOURS.flatMap((color) => [['light', color] as const, ['dark', color] as const]))('a %s note in %s', (look, color) => {
    const colours = readableColours(DEFAULT_THEME)[look];
    const ratio = contrast(resolved(colours[`--gb-pale-${color}-text`] ?? ''), resolved(colours[`--gb-pale-${color}`] ?? ''));
    expect(ratio).toBeGreaterThan(7);
  });

  it('texts of second rank and faults on the page and on a card', () => {
    const { light: onLight, dark: onDark } = readableColours(DEFAULT_THEME);
    const [light, dark] = [new Map(Object.entries(onLight)), new Map(Object.entries(onDark))];
    for (const name of ['--mantine-color-dimmed', '--mantine-color-error'])
      for (const ground of ['#ffffff', '#f1f4f5']) expect(contrast(rgb(light.get(name) ?? ''), rgb(ground))).toBeGreaterThan(4.5);
    // Placeholders stand in fields, which are white.
    expect(contrast(rgb(light.get('--mantine-color-placeholder') ?? ''), [255, 255, 255])).toBeGreaterThan(4.5);
    for (const name of ['--mantine-color-placeholder', '--mantine-color-error'])
      expect(contrast(rgb(dark.get(name) ?? ''), rgb(theme.colors?.['dark']?.[7] ?? ''))).toBeGreaterThan(4.5);
  });
});

/** A colour of ours or of the library, or one of them mixed with black, as `theme.ts` writes them. */
function resolved(value: string): Rgb {
  const mixed = /^color-mix\(in srgb, (.+) (\d+)%, black\)$/.exec(value);
  if (mixed) {
    const [r, g, b] = resolved(mixed[1] ?? '');
    const part = Number(mixed[2]) / 100;
    return [r * part, g * part, b * part];
  }
  const [, name = '', place = ''] = /^var\(--mantine-color-(\w+)-(\d)\)$/.exec(value) ?? [];
  return rgb(theme.colors?.[name]?.[Number(place)] ?? DEFAULT_THEME.colors[name]?.[Number(place)] ?? '');
}

function rgb(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`no colour: ${hex}`);
  const at = (place: number): number => Number.parseInt(hex.slice(place, place + 2), 16);
  return [at(1), at(3), at(5)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
