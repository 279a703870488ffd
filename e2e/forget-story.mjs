import { rm } from 'node:fs/promises';

export default async function forgetStory() {
  await rm(globalThis.gatebookToldFolder, { recursive: true, force: true });
}
