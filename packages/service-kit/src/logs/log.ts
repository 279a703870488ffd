import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Ids and numbers that go with a line. Never a name, a document number or a request body. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured logs: one line, a fixed message, the ids as fields. */
@Injectable()
export class Log {
  private readonly logger: Logger;

  /** Writes to standard output, or where a test wants to read it. */
  constructor(app: string, level = 'info', destination?: DestinationStream) {
    const how = { base: { app }, level, timestamp: pino.stdTimeFunctions.isoTime };
    this.logger = destination === undefined ? pino(how) : pino(how, destination);
  }

  /** Somebody must act now. The error's stack is kept, its message as the driver gave it is not: it can hold a row. */
  error(message: string, cause: unknown, fields: LogFields = {}): void {
    this.logger.error({ ...fields, ...described(cause) }, message);
  }

  /** It healed, but look at it tomorrow. */
  warn(message: string, fields: LogFields = {}): void {
    this.logger.warn(fields, message);
  }

  /** A thing happened that operations counts. */
  info(message: string, fields: LogFields = {}): void {
    this.logger.info(fields, message);
  }

  debug(message: string, fields: LogFields = {}): void {
    this.logger.debug(fields, message);
  }
}

/** What of an error may stand in a log: its kind, code, constraint and the places in our code. Messages of drivers and parsers quote values. */
function described(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const { code, constraint, table } = cause as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  // What the broker says is about streams and subjects, never about a person.
  const ownMessage = cause.constructor === Error || cause.name.startsWith('JetStream') ? cause.message : undefined;
  return {
    cause: cause.name,
    message: ownMessage,
    code: typeof code === 'string' ? code : undefined,
    constraint: typeof constraint === 'string' ? constraint : undefined,
    table: typeof table === 'string' ? table : undefined,
    stack: cause.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 12)
      .join('\n'),
  };
}

/** Nest's own lines, in the same form; only what goes wrong. */
export function nestLog(log: Log): LoggerService {
  return {
    log: () => undefined,
    error: (message: unknown) => log.error('framework error', message instanceof Error ? message : new Error(String(message))),
    warn: (message: unknown) => log.warn('framework warning', { message: String(message) }),
  };
}
