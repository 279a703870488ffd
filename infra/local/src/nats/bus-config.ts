import { passwordName } from '../secrets.js';
import type { BusUser } from './bus-permissions.js';

const HEAD = `# The broker of Gatebook. Made from infra/local/src/nats/bus-permissions.ts by "npm run generate"; do not edit.
# $NAMES come from the environment, read as values of this file: a password begins with a letter and has letters and digits only.

server_name: gatebook
host: $NATS_HOST
port: $NATS_PORT
http_port: $NATS_MONITOR_PORT

# Requests carry at most a list of companions and a photograph; a client that reads too slowly is let go.
max_payload: 4MB
write_deadline: 5s

jetstream {
  store_dir: $NATS_STORE_PATH
  # The default acknowledges before the disk has it; a power cut then loses up to two minutes of events.
  sync_interval: always
  max_file_store: $NATS_MAX_FILE_STORE
  max_memory_store: 256MB
}
`;

/** The text of infra/nats/nats-server.conf. */
export function busConfigText(users: readonly BusUser[]): string {
  return `${HEAD}\nauthorization {\n  timeout: 5\n  users: [\n${users.map(userText).join('')}  ]\n}\n`;
}

function userText({ user, publish, subscribe }: BusUser): string {
  return `    {
      user: ${user}
      password: $${passwordName('NATS', user)}
      permissions: {
        publish: { allow: [
${list(publish)}        ] }
        subscribe: { allow: [
${list(subscribe)}        ] }
        # To the inbox of a request that it was asked, and to no other: a few replies, while somebody may still wait.
        allow_responses: { max: 8, expires: "1m" }
      }
    }
`;
}

function list(subjects: readonly string[]): string {
  return subjects.map((subject) => `          "${subject}"\n`).join('');
}
