import { Injectable } from '@nestjs/common';
import type { Asked, LogAccess, Nothing } from '@gatebook/contracts';
import { AccessLog } from '../../model/access-log.js';
import { PersonStore } from '../../model/person.store.js';

/** Notes that somebody is shown where people were: it is on disk before the answer. */
@Injectable()
export class LogAccessUseCase {
  constructor(
    private readonly accessLog: AccessLog,
    private readonly persons: PersonStore,
  ) {}

  async execute(asked: Asked<LogAccess>): Promise<Nothing> {
    const { what, personIds } = asked.body;
    // Whom the registry does not know has no log.
    await this.accessLog.add(asked, what, await this.persons.known(personIds));
    return {};
  }
}
