const WEIGHTS = [7, 3, 1] as const;

/** The check digit of a text of the machine readable zone: weights 7, 3, 1, sum modulo 10 (Doc 9303-3 section 4.9). Other characters count as `<`, so that a misread one shows. */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += valueOf(text.charAt(at)) * (WEIGHTS[at % 3] ?? 0);
  return String(sum % 10);
}

function valueOf(character: string): number {
  return /^[0-9A-Z]$/.test(character) ? Number.parseInt(character, 36) : 0;
}
