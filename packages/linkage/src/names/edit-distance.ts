/** Whether two different words are one edit apart: a letter changed, added, left out, or two neighbours exchanged. */
export function oneEditApart(left: string, right: string): boolean {
  const longer = left.length >= right.length ? left : right;
  const shorter = left.length >= right.length ? right : left;
  if (longer.length - shorter.length > 1 || longer === shorter) return false;
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at += 1;
  if (longer.length > shorter.length) return longer.slice(at + 1) === shorter.slice(at);
  if (longer.slice(at + 1) === shorter.slice(at + 1)) return true;
  return longer[at] === shorter[at + 1] && longer[at + 1] === shorter[at] && longer.slice(at + 2) === shorter.slice(at + 2);
}

/** Jaro's similarity with Winkler's bonus for a common beginning (up to four letters, a tenth each): 1 is the same, 0 nothing in common. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const window = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  // Places already taken are bits of a number; past 31 letters the end of a text is not compared.
  const length = Math.min(left.length, 31);
  const otherLength = Math.min(right.length, 31);
  let taken = 0;
  let otherTaken = 0;
  let matched = 0;
  for (let at = 0; at < length; at += 1) {
    const until = Math.min(otherLength, at + window + 1);
    for (let other = Math.max(0, at - window); other < until; other += 1) {
      if ((otherTaken & (1 << other)) !== 0 || left.charCodeAt(at) !== right.charCodeAt(other)) continue;
      otherTaken |= 1 << other;
      taken |= 1 << at;
      matched += 1;
      break;
    }
  }
  if (matched === 0) return 0;
  let moved = 0;
  for (let at = 0, other = 0; at < length; at += 1) {
    if ((taken & (1 << at)) === 0) continue;
    while ((otherTaken & (1 << other)) === 0) other += 1;
    if (left.charCodeAt(at) !== right.charCodeAt(other)) moved += 0.5;
    other += 1;
  }
  const jaro = (matched / length + matched / otherLength + (matched - moved) / matched) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
