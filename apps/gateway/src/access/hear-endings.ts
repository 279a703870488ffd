import { ACCESS_ENDED, heartbeatSubject, serviceOf, wireSubject, type AccessEnded } from '@gatebook/contracts';
import { readBeat, readRelayed, type Beat, type connectBus, type Log } from '@gatebook/service-kit';
import type { Access } from './access.js';

type Connection = Awaited<ReturnType<typeof connectBus>>;

/** Identity says every second how far it has told; after so many without a word nobody knows what was missed. */
const SILENCE_MS = 5_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Tells `access` whose access has ended. Endings are heard as they are published; identity's heartbeat names the last one, so that an ending that
 * never arrived is noticed within a second and everybody is forgotten. While identity says nothing new, answers are remembered for two seconds
 * only. Gives back what stops it.
 */
export function hearEndings(connection: Connection, access: Access, log: Log): () => void {
  let last: string | null | undefined;
  let vouchedFor = 0;
  let heardAt = 0;

  const untold = (): void => {
    if (access.isTold) access.forgetAll();
    access.isTold = false;
  };
  const hearBeat = ({ at, last: lastOf }: Beat): void => {
    const named = lastOf[ACCESS_ENDED.subject]?.eventId ?? null;
    // The first beat, or one that names an ending we have not heard: it may be about anybody we remember.
    if (named !== last) access.forgetAll();
    last = named;
    heardAt = Date.now();
    vouchedFor = Date.parse(at);
    if (Date.now() - vouchedFor <= SILENCE_MS) access.isTold = true;
    else untold();
  };

  connection.subscribe(wireSubject(ACCESS_ENDED), {
    callback: (error, message) => {
      if (error !== null) {
        untold();
        log.error('the broker does not let the gateway hear that access has ended; tokens are verified anew every two seconds', error);
        return;
      }
      const told = readRelayed(() => message.json<unknown>());
      if (told === null) return;
      last = told.eventId;
      if (isAccessEnded(told.body)) access.end(told.body);
      else access.forgetAll();
    },
  });
  connection.subscribe(heartbeatSubject(serviceOf(ACCESS_ENDED.subject)), {
    callback: (error, message) => {
      const beat = error === null ? readBeat(() => message.json<unknown>()) : null;
      if (beat === null) untold();
      else hearBeat(beat);
    },
  });
  const timer = setInterval(() => {
    const now = Date.now();
    // Where it says nothing at all nobody is forgotten: it may be away, and people stand at the gates.
    if (heardAt > 0 && now - heardAt > SILENCE_MS) access.isTold = false;
    else if (now - vouchedFor > SILENCE_MS) untold();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

function isAccessEnded(body: unknown): body is AccessEnded {
  return typeof body === 'object' && body !== null && 'kind' in body && 'actorId' in body && typeof body.actorId === 'string';
}
