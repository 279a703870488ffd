import { readFileSync } from 'node:fs';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { forListOf, parsePersonModel, REGIONAL_MODEL, type PersonModel } from '@gatebook/linkage';
import { Database, Log } from '@gatebook/service-kit';
import { PersonsSettings } from '../config.js';

const COUNT_EVERY_MS = 10 * 60 * 1000;

/**
 * The weights by which people are compared: the package's own, or those that a deployment has estimated on its own people. The
 * more people are on file, the likelier a chance likeness: the prior and the thresholds follow their number.
 */
@Injectable()
export class MatchModel implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly given: PersonModel;
  private fitted: PersonModel;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    { matchModel }: PersonsSettings,
    private readonly database: Database,
    private readonly log: Log,
  ) {
    this.given = matchModel === undefined ? REGIONAL_MODEL : parsePersonModel(readFileSync(matchModel, 'utf8'));
    this.fitted = this.given;
  }

  get current(): PersonModel {
    return this.fitted;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.fit();
    this.timer = setInterval(
      () => void this.fit().catch((error: unknown) => this.log.error('people could not be counted', error)),
      COUNT_EVERY_MS,
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** PostgreSQL's own estimate will do: ten times as many people are three bits. A model is never made bolder than it was given. */
  private async fit(): Promise<void> {
    const [row]: { people: number }[] = await this.database.dataSource.query(
      `SELECT greatest(reltuples, 0)::float8 AS people FROM pg_class WHERE oid = 'person'::regclass`,
    );
    this.fitted = forListOf(this.given, Math.max(row?.people ?? 0, 1 / this.given.prior));
  }
}
