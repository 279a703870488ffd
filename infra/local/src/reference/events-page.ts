import { getMetadataStorage } from 'class-validator';
import { ACCESS_ENDED, CONSUMERS, EVENTS, GATEWAY, serviceOf, type DtoClass, type EventKind } from '@gatebook/contracts';
import { code, pageOf, tableOf } from './markdown.js';

const INTRODUCTION = `What a service tells the others, and who hears it for what. An event carries the whole state of its aggregate and its version ([0004](../adr/0004-events-carry-full-state.md)),
ids and codes, never names or document numbers: the outbox refuses a member that does not stand here.`;

/** Every kind of event with its members and its hearers. */
export function eventsPage(): string {
  const kinds = EVENTS.toSorted((one, other) => (one.subject < other.subject ? -1 : 1));
  return pageOf(
    'Events',
    INTRODUCTION,
    tableOf(['event', 'what', 'told by', 'heard by'], kinds.map(hearersRow)),
    '## Members',
    tableOf(
      ['event', 'members'],
      kinds.map(({ subject, body }) => [code(subject), membersOf(body).map(code).join(', ')]),
    ),
  );
}

function hearersRow(kind: EventKind): readonly string[] {
  const hearers = CONSUMERS.filter((consumer) => consumer.kind === kind).map(({ service, purpose }) => `${service} (${code(purpose)})`);
  // The gateway keeps no copy and no place: it hears what is told while it runs.
  if (kind === ACCESS_ENDED) hearers.push(GATEWAY);
  return [code(kind.subject), kind.summary, serviceOf(kind.subject), hearers.toSorted().join(', ') || 'nobody yet'];
}

function membersOf(body: DtoClass): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(body, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))].toSorted();
}
