import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default kind) with 19 MiB, two passes, one lane. */
const HOW = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let last: Promise<unknown> = Promise.resolve();

/** Hashing is costly on purpose: one at a time, so that a flood of sign-ins takes one core and not the machine. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}

/** The hash that is kept of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, HOW));
}

/** True when the password is the one that was hashed. */
export function isPassword(password: string, hashed: string): Promise<boolean> {
  return inTurn(() => verify(hashed, password));
}
