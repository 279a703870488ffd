import { Answers, Feature } from '@gatebook/service-kit';
import { LOG_ACCESS, type Asked, type LogAccess, type Nothing } from '@gatebook/contracts';
import { AccessLog } from '../../model/access-log.part.js';
import { PersonStore } from '../../model/person.store.js';

/** Notes that somebody is shown where people were: it is on disk before the answer. */
@Feature()
export class LogAccessUseCase {
  constructor(
    private readonly accessLog: AccessLog,
    private readonly persons: PersonStore,
  ) {}

  @Answers(LOG_ACCESS)
  async execute(asked: Asked<LogAccess>): Promise<Nothing> {
    const { what, personIds } = asked.body;
    // Whom the registry does not know has no log.
    await this.accessLog.add(asked, what, await this.persons.known(personIds));
    return {};
  }
}
