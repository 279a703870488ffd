import { Controller } from '@nestjs/common';
import { CROSSING_RECORDED, REGISTRATION_CHANGED, type CrossingRecorded, type RegistrationChanged, type Told } from '@gatebook/contracts';
import { Ctx, Hears, Payload, type Hearing } from '@gatebook/service-kit';
import { CellStore } from '../../model/cell.store.js';
import { ContributionStore } from '../../model/contribution.store.js';
import { RecordKeys } from '../../model/record-keys.js';

/** Events → undisclosed counts. */
@Controller()
export class CountCrossingConsumer {
  constructor(
    private readonly cells: CellStore,
    private readonly contributions: ContributionStore,
    private readonly keys: RecordKeys,
  ) {}

  @Hears(CROSSING_RECORDED, 'count-crossings')
  async count(@Payload() { body }: Told<CrossingRecorded>, @Ctx() { tx }: Hearing): Promise<void> {
    await this.cells.count(tx, body);
    if (body.outcome === 'passed') await this.contributions.count(tx, body, this.keys.personKey(body.personId));
  }

  @Hears(REGISTRATION_CHANGED, 'keep-registrations')
  keep(@Payload() { body }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.cells.keepRegistration(tx, body);
  }
}
