import { Problem, refuseUnlessSeen, SET_QUOTA, type Asked, type QuotaLineStanding, type SetQuota } from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import { localDay } from '@gatebook/rulebook';
import { Audit, Clock, Database, ServiceSettings, Answers, Feature, Reply } from '@gatebook/service-kit';
import { AgreementStore } from '../../model/agreement.store.js';
import { QuotaPlaces } from '../../model/quota-places.part.js';
import { objectToKeeper } from '../../model/quota-keeper.rules.js';
import { lineKey, quotaAnswer, refuseWrongLines } from '../../model/quota.rules.js';
import { QuotaStore } from '../../model/quota.store.js';
import { RegistrationStore } from '../../model/registration.store.js';

/** Sets the whole quota of an agreement: a labour office of the territory that the corridor begins in decides. Places that are taken cannot be taken away. */
@Feature()
export class SetQuotaUseCase {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
    private readonly quotas: QuotaStore,
    private readonly places: QuotaPlaces,
    private readonly registrations: RegistrationStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(SET_QUOTA)
  async execute(asked: Asked<SetQuota>): Promise<Reply<readonly QuotaLineStanding[]>> {
    const { agreementId, lines } = asked.body;
    const wanted = refuseWrongLines(lines);
    return this.database.change(asked, SET_QUOTA.subject, async (tx) => {
      const agreement = await this.agreements.find(tx, agreementId);
      if (agreement === null) throw new Problem('NOT_FOUND');
      const { side } = this.settings;
      const today = localDay(this.clock.now(), zoneOf(side));
      objectToKeeper(asked.actor, await this.agreements.rulebooksOf(tx, agreement.corridorId), side, today);
      await this.quotas.holdSubmissions(tx, agreementId);
      const earlier = await this.quotas.lockVersion(tx, agreementId);
      refuseUnlessSeen(asked, earlier);
      const present = await this.quotas.lines(tx, agreementId);
      const known = new Set(present.map(lineKey));
      const added = [...wanted].filter(([key]) => !known.has(key)).map(([, line]) => line);
      // Registrations before lines, as in every decision: nobody waits in a ring.
      const holders = added.length === 0 ? [] : await this.registrations.lockPlaceHolders(tx, agreementId);
      const kept = await this.quotas.lock(
        tx,
        present.map(({ lineId }) => lineId),
      );
      for (const line of kept) {
        const places = wanted.get(lineKey(line))?.places ?? 0;
        if (line.reserved + line.used > places) throw new Problem('QUOTA_BELOW_USED', { from: line.from, used: line.reserved + line.used });
        if (wanted.has(lineKey(line))) await this.quotas.setPlaces(tx, line.lineId, places);
        else await this.quotas.removeLine(tx, line.lineId);
      }
      await this.places.addLines(tx, agreementId, added, holders);
      const version = earlier + 1;
      await this.quotas.setVersion(tx, agreementId, version);
      await this.audit.add(tx, asked, {
        action: 'set-quota',
        thingKind: 'quota',
        thingId: agreementId,
        details: { version, lines: wanted.size },
      });
      return new Reply(quotaAnswer(await this.quotas.lines(tx, agreementId)), { version });
    });
  }
}
