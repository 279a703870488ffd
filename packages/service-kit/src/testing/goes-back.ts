import { randomUUID } from 'node:crypto';
import { CONSUMERS, durableOf, type DeclaredConsumer } from '@gatebook/contracts';
import type { TestService } from './start-test-service.js';
import { until } from './start-test-service.js';

/** What a consumer is told in a test of taking back: a thing and two changes of it, of which its source may lose either. */
export interface Tellings {
  readonly aggregateId: string;
  readonly first: object;
  readonly lost: object;
  /** What the source tells instead, under the same version. */
  readonly instead: object;
  /** What the service goes by, read as it reads it. */
  readonly known: () => Promise<unknown>;
}

/** The durable consumers of a service. */
export function consumersOf(service: string): readonly DeclaredConsumer[] {
  return CONSUMERS.filter((consumer) => consumer.service === service);
}

/**
 * Takes a consumer through a source that goes back, again and again: what it knows afterwards must be what it knew before, and what it is told then
 * must count as if nothing else had ever been told.
 */
export async function hearGoingBack(service: TestService, consumer: DeclaredConsumer, tellings: Tellings): Promise<void> {
  const { aggregateId, first, lost, instead, known } = tellings;
  const durable = durableOf(consumer);
  const place = async (): Promise<string | null> => {
    const [row]: { event_id: string | null }[] = await service.service.dataSource.query(
      'SELECT event_id FROM heard_until WHERE consumer = $1',
      [durable],
    );
    return row?.event_id ?? null;
  };
  const heardUntil = (eventId: string | null): Promise<void> => until(async () => (await place()) === eventId, place);
  const tell = async (body: object): Promise<string> => {
    const eventId = randomUUID();
    await service.tell(consumer.kind, body, { aggregateId, eventId });
    await heardUntil(eventId);
    return eventId;
  };
  const goBack = async (eventId: string | null): Promise<void> => {
    service.goBack(consumer.kind, eventId);
    await heardUntil(eventId);
  };

  const beginning = await place();
  const nothing = await known();
  const firstId = await tell(first);
  const afterFirst = await known();
  expect(afterFirst).not.toEqual(nothing);
  await tell(instead);
  const afterInstead = await known();
  expect(afterInstead).not.toEqual(afterFirst);

  await goBack(firstId);
  expect(await known()).toEqual(afterFirst);
  await tell(lost);
  expect([afterFirst, afterInstead]).not.toContainEqual(await known());
  await goBack(firstId);
  expect(await known()).toEqual(afterFirst);
  await tell(instead);
  expect(await known()).toEqual(afterInstead);
  await goBack(beginning);
  expect(await known()).toEqual(nothing);
}
