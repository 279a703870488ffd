import type { BusAccount, BusExport, BusImport, BusUser } from './accounts.js';

const HEAD = `# The broker of Gatebook. Made from packages/bus by "npm run generate"; do not edit.
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
  sync_interval: SYNC_INTERVAL
  max_file_store: $NATS_MAX_FILE_STORE
  max_memory_store: 256MB
}

authorization { timeout: 5 }

# One account for each app: what is not exported to an account by name does not exist there.
accounts {
`;

/** Beside the declared consumers there is room for those of the release before. */
const SPARE_CONSUMERS = 8;

/** Which environment variable holds a login's password. */
export function busPasswordName(user: string): string {
  return `${user.toUpperCase()}_NATS_PASSWORD`;
}

/** The broker's configuration; only a test of what an unfit broker does chooses another `syncInterval`. */
export function busConfigText(accounts: readonly BusAccount[], syncInterval = 'always'): string {
  return `${HEAD.replace('SYNC_INTERVAL', syncInterval)}${accounts.map(accountText).join('\n')}}\n`;
}

function accountText({ name, consumers, users, exports, imports }: BusAccount): string {
  const jetstream =
    consumers === null
      ? ''
      : `    jetstream { max_file: $NATS_ACCOUNT_FILE_STORE, max_memory: 16MB, max_streams: 1, max_consumers: ${consumers + SPARE_CONSUMERS} }\n`;
  return `  ${name} {
${jetstream}    users: [
${users.map(userText).join('')}    ]
${list('exports', exports.map(exportText))}${list('imports', imports.map(importText))}  }
`;
}

function userText({ user, publish, subscribe, answers }: BusUser): string {
  return `      {
        user: ${user}
        password: $${busPasswordName(user)}
        permissions: {
          publish: { allow: [
${publish.map((subject) => `            "${subject}"\n`).join('')}          ] }
          subscribe: { allow: [
${subscribe.map((subject) => `            "${subject}"\n`).join('')}          ] }
${answers ? '          # To the inbox of a request that it was asked, and to no other: a few replies, while somebody may still wait.\n          allow_responses: { max: 8, expires: "1m" }\n' : ''}        }
      }
`;
}

function exportText({ kind, subject, accounts, manyReplies }: BusExport): string {
  return `{ ${kind}: "${subject}", accounts: [${accounts.join(', ')}]${manyReplies ? ', response_type: stream' : ''} }`;
}

function importText({ kind, account, subject, to }: BusImport): string {
  return `{ ${kind}: { account: ${account}, subject: "${subject}" }${to === undefined ? '' : `, to: "${to}"`} }`;
}

function list(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `    ${name}: [\n${lines.map((line) => `      ${line}\n`).join('')}    ]\n`;
}
