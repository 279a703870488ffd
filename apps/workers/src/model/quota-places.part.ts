import { Injectable } from '@nestjs/common';
import { Problem, type QuotaLine } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import { lineFits, type PlaceHolder } from './quota.rules.js';
import { QuotaStore } from './quota.store.js';
import type { KnownRegistration } from './registration.types.js';

/** Takes, uses and gives back places of the quota, inside the transaction of the decision that does so. */
@Injectable()
export class QuotaPlaces {
  constructor(private readonly quotas: QuotaStore) {}

  /** One place of every line that fits, or none at all. */
  async take(tx: Transaction, registration: KnownRegistration): Promise<void> {
    const { registrationId, agreementId } = registration;
    await this.quotas.keepLines(tx, agreementId);
    // Read again under the lock: what was free a moment ago may be gone, and a line may have been taken away.
    const locked = await this.quotas.lock(tx, await this.fittingLines(tx, registration));
    if (locked.length === 0) throw new Problem('QUOTA_NOT_SET', { agreementId });
    if (locked.some(({ free }) => free <= 0)) throw new Problem('QUOTA_EXHAUSTED', { agreementId });
    await this.quotas.reserve(
      tx,
      registrationId,
      locked.map(({ lineId }) => lineId),
    );
  }

  /**
   * Adds lines to a quota that is held still: whoever was submitted before holds a place of a new line too, as if it had always
   * been there. An ended registration keeps its place. The industry is the one that the employer has today.
   */
  async addLines(tx: Transaction, agreementId: string, lines: readonly QuotaLine[], holders: readonly PlaceHolder[]): Promise<void> {
    for (const line of lines) {
      const fitting = holders.filter((holder) => lineFits(line, holder));
      if (fitting.length > line.places) throw new Problem('QUOTA_BELOW_USED', { from: line.from, used: fitting.length });
      await this.quotas.insertLine(tx, agreementId, line, fitting);
    }
  }

  /** Uses a place of every line that fits by now. Those reserved may be of other lines: the employer's industry or the worker's home may have been corrected since. */
  async useAfresh(tx: Transaction, registration: KnownRegistration): Promise<void> {
    const { registrationId, agreementId } = registration;
    await this.quotas.keepLines(tx, agreementId);
    const held = await this.quotas.linesHeldBy(tx, registrationId);
    const fitting = await this.fittingLines(tx, registration);
    // Both at once and in one order, so that no two decisions wait for each other in a ring.
    const locked = await this.quotas.lock(tx, [...new Set([...held, ...fitting])]);
    const wanted = locked.filter(({ lineId }) => fitting.includes(lineId));
    if (wanted.length === 0) throw new Problem('QUOTA_NOT_SET', { agreementId });
    if (wanted.some(({ lineId, free }) => !held.includes(lineId) && free <= 0)) throw new Problem('QUOTA_EXHAUSTED', { agreementId });
    const lineIds = wanted.map(({ lineId }) => lineId);
    await this.quotas.giveBack(tx, registrationId, held);
    await this.quotas.reserve(tx, registrationId, lineIds);
    await this.quotas.use(tx, lineIds);
  }

  async giveBack(tx: Transaction, registrationId: string): Promise<void> {
    const held = await this.lockHeld(tx, registrationId);
    await this.quotas.giveBack(tx, registrationId, held);
  }

  private async fittingLines(tx: Transaction, registration: KnownRegistration): Promise<readonly string[]> {
    const { agreementId, contract, homeTerritory, hostTerritory, industry } = registration;
    const wanted = { contractFrom: contract.from, homeTerritory, hostTerritory, industry };
    return (await this.quotas.lines(tx, agreementId)).filter((line) => lineFits(line, wanted)).map(({ lineId }) => lineId);
  }

  private async lockHeld(tx: Transaction, registrationId: string): Promise<readonly string[]> {
    const held = await this.quotas.linesHeldBy(tx, registrationId);
    await this.quotas.lock(tx, held);
    return held;
  }
}
