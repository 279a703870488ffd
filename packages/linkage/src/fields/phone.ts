/** A telephone number as it is compared: its last nine digits, which leave out country code and trunk zero; empty where there are fewer than seven. */
export function normalPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-9);
}

/** `same`, `one-digit` (one digit mistyped) or `different`; null where one is not given. */
export function comparePhones(left: string | undefined, right: string | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  if (left === right) return 'same';
  return digitsApart(left, right) === 1 ? 'one-digit' : 'different';
}

/** At how many places two texts of one length differ; infinite where the lengths differ. */
export function digitsApart(left: string, right: string): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  let apart = 0;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) apart += 1;
  return apart;
}
