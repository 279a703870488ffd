import { CROSSING_CORRECTED, CROSSING_RECORDED, type CrossingCorrected, type CrossingRecorded, type Told } from '@gatebook/contracts';
import { Ctx, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { RecordKeys } from '../../model/record-keys.part.js';
import { CrossingCellStore } from './crossing-cell.store.js';
import { CrossingContributionStore } from './crossing-contribution.store.js';

/** Crossings → undisclosed counts. */
@Feature()
export class CountCrossingConsumer {
  constructor(
    private readonly cells: CrossingCellStore,
    private readonly contributions: CrossingContributionStore,
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

  private async add(tx: Hearing['tx'], crossing: CrossingRecorded, by: 1 | -1): Promise<void> {
    await this.cells.count(tx, crossing, by);
    if (crossing.outcome === 'passed') await this.contributions.count(tx, crossing, this.keys.personKey(crossing.personId), by);
  }
}
