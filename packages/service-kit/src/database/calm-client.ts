import pg from 'pg';

/**
 * A client whose lost connection is never an unheard error. Pool and driver listen while they hold it, yet not in the moments between: a database that
 * restarts just then would end the process. Every query of a lost connection fails by itself, and the pool lets go of it.
 */
export class CalmClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
