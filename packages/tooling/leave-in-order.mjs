let told = false;

/** Does something when the test run ends, also when it is told to: a signal ends a process without its last words, and its servers would stay. */
export function leaveInOrder(work) {
  process.once('exit', work);
  if (told) return;
  told = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
}
