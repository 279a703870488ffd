import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** The largest bodies that anybody may send without being signed in, each as large as is read and as much work as it allows. */
function bodies(): readonly string[] {
  const stay = { from: '2026-01-01', to: '2026-01-02' };
  const lawful = { rule: { days: 90, inDays: 180 }, stays: Array.from({ length: 400 }, () => stay), on: '2026-11-21' };
  return [
    JSON.stringify(lawful),
    `{"stays":[${'{},'.repeat(10_000)}{}]}`,
    `{${Array.from({ length: 2_400 }, (_, at) => `"key${at}":${at}`).join(',')}}`,
    `{"stays":[${'{},'.repeat(347_000)}{}]}`,
  ];
}

const { url }: { readonly url: string } = workerData;
const agent = new Agent({ keepAlive: true });
const counts = new Map<string, number>();

function send(body: string): Promise<void> {
  return new Promise((resolve) => {
    const count = (outcome: string): void => {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      resolve();
    };
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(`${url}/api/v1/stay/what-if`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => count(String(answer.statusCode)));
    });
    call.once('error', () => count('closed'));
    call.end(body);
  });
}

let stopped = false;
parentPort?.once('message', () => (stopped = true));
const kinds = bodies();
for (let at = 0; !stopped; at++) await send(kinds[at % kinds.length] ?? '');
parentPort?.postMessage(Object.fromEntries(counts));
