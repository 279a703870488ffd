import { connect } from 'node:net';
import type { TestBroker } from '../src/testing/index.js';

/** One line that a login sends to the broker, and what it is about. */
export interface Tried {
  readonly about: string;
  readonly line: string;
}

/** Publishes nothing, on a subject. */
export function publishing(subject: string): Tried {
  return { about: `publish ${subject}`, line: `PUB ${subject} 0\r\n` };
}

let subscriptions = 0;

/** Listens on a subject, in a queue group if one is given. */
export function listening(subject: string, queue = ''): Tried {
  return { about: `listen ${subject} ${queue}`.trim(), line: `SUB ${subject} ${queue} ${++subscriptions}` };
}

/** Tries one thing after the other under an app's own login and gives back what the broker let pass. */
export async function whatPasses(broker: TestBroker, user: string, tries: readonly Tried[]): Promise<readonly string[]> {
  const said = await saidAfterEach(broker, user, tries);
  return tries.filter((_, place) => !said[place]?.includes('-ERR')).map(({ about }) => about);
}

/** The broker answers a PING after each try: what it says before the PONG is about that try. */
function saidAfterEach(broker: TestBroker, user: string, tries: readonly Tried[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const { natsUser, natsPassword } = { ...broker.settingsOf(user) };
    const socket = connect(Number(new URL(broker.url).port), '127.0.0.1');
    let said = '';
    let greeted = false;
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`the broker closed the connection of ${user}: ${said.slice(-200)}`)));
    socket.on('data', (chunk) => {
      said += chunk.toString('utf8');
      if (!greeted && said.includes('\r\n')) {
        greeted = true;
        said = '';
        const login = { user: natsUser, pass: natsPassword, verbose: false, headers: true };
        socket.write(`CONNECT ${JSON.stringify(login)}\r\nPING\r\n${tries.map(({ line }) => `${line}\r\nPING\r\n`).join('')}`);
      }
      const parts = said.split('PONG\r\n');
      if (parts.length < tries.length + 2) return;
      socket.removeAllListeners('close');
      socket.destroy();
      resolve(parts.slice(1, -1));
    });
  });
}
