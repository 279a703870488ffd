import { Controller } from '@nestjs/common';
import { CROSSING_RECORDED, REGISTRATION_CHANGED, type CrossingRecorded, type RegistrationChanged, type Told } from '@gatebook/contracts';
import { Ctx, Hears, Payload, type Hearing } from '@gatebook/service-kit';
import { CellStore } from '../../model/cell.store.js';

/** Events → undisclosed counts. */
@Controller()
export class CountCrossingConsumer {
  constructor(private readonly cells: CellStore) {}

  @Hears(CROSSING_RECORDED, 'count-crossings')
  count(@Payload() { body }: Told<CrossingRecorded>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.cells.count(tx, body);
  }

  @Hears(REGISTRATION_CHANGED, 'keep-registrations')
  keep(@Payload() { body }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.cells.keepRegistration(tx, body);
  }
}
