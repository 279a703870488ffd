import { ACCESS_ENDED, wireSubject, type AccessEnded, type Told } from '@gatebook/contracts';
import type { connectBus, Log } from '@gatebook/service-kit';
import type { Access } from './access.js';

type Connection = Awaited<ReturnType<typeof connectBus>>;

/**
 * Tells `access` whose access has ended. The event is heard as it is published, not from the stream: what was missed while
 * the broker was away is made good by forgetting everybody.
 */
export function hearEndings(connection: Connection, access: Access, log: Log): void {
  const listen = (): void => {
    const subscription = connection.subscribe(wireSubject(ACCESS_ENDED), {
      callback: (error, message) => {
        if (error !== null) {
          access.isTold = false;
          log.error('the broker does not let the gateway hear that access has ended; tokens are verified anew every two seconds', error);
        } else access.end(message.json<Told<AccessEnded>>().body);
      },
    });
    // The answer to a subscription that is forbidden comes before the answer to this.
    connection.flush().then(
      () => (access.isTold = !subscription.isClosed()),
      () => (access.isTold = false),
    );
  };
  listen();
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'staleConnection') {
        access.isTold = false;
        access.forgetAll();
      } else if (type === 'reconnect') {
        access.forgetAll();
        connection.flush().then(
          () => (access.isTold = true),
          () => undefined,
        );
      }
    }
  })();
}
