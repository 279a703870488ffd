import { rm } from 'node:fs/promises';

export default async function stopTestServers() {
  const running = globalThis.gatebookTestPostgres;
  if (!running) return;
  globalThis.gatebookTestPostgres = undefined;
  await running.postgres.stop();
  await rm(running.folder, { recursive: true, force: true });
}
