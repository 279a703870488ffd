import {
  CROSSING_CORRECTED,
  CROSSING_RECORDED,
  REGISTRATION_CHANGED,
  type CrossingCorrected,
  type CrossingRecorded,
  type RegistrationChanged,
  type Told,
} from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { CellStore } from '../../model/cell.store.js';
import { ContributionStore } from '../../model/contribution.store.js';
import { RecordKeys } from '../../model/record-keys.js';

/** Events → undisclosed counts. */
@Feature()
export class CountCrossingConsumer {
  constructor(
    private readonly cells: CellStore,
    private readonly contributions: ContributionStore,
    private readonly keys: RecordKeys,
  ) {}

  @Hears(CROSSING_RECORDED, 'count-crossings')
  async count(@Payload() { body }: Told<CrossingRecorded>, @Ctx() { tx }: Hearing): Promise<void> {
    await this.add(tx, body, 1);
  }

  /** What counted before is taken back, whether it was heard already or is still on its way: both sums come out the same. */
  @Hears(CROSSING_CORRECTED, 'correct-crossings')
  async correct(@Payload() { body: { before, now } }: Told<CrossingCorrected>, @Ctx() { tx }: Hearing): Promise<void> {
    await this.add(tx, before, -1);
    if (now != null) await this.add(tx, now, 1);
  }

  @Hears(REGISTRATION_CHANGED, 'keep-registrations')
  keep(@Payload() { body }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.cells.keepRegistration(tx, body);
  }

  @Forgets(REGISTRATION_CHANGED, 'keep-registrations')
  forget(@Payload() registrationId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.cells.forgetRegistration(tx, registrationId);
  }

  private async add(tx: Hearing['tx'], crossing: CrossingRecorded, by: 1 | -1): Promise<void> {
    await this.cells.count(tx, crossing, by);
    if (crossing.outcome === 'passed') await this.contributions.count(tx, crossing, this.keys.personKey(crossing.personId), by);
  }
}
