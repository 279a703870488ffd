import { END_FOCAL_POINT, Problem, type Asked, type EndFocalPoint, type FocalPoint } from '@gatebook/contracts';
import { Audit, Database, Answers, Feature } from '@gatebook/service-kit';
import { FocalPointStore } from '../../model/focal-point.store.js';
import { objectToKeeper } from '../../model/keeper.rules.js';

/** Sets the last day of a focal point that the own office keeps; a later day takes an end back. */
@Feature()
export class EndFocalPointUseCase {
  constructor(
    private readonly database: Database,
    private readonly focalPoints: FocalPointStore,
    private readonly audit: Audit,
  ) {}

  @Answers(END_FOCAL_POINT)
  execute(asked: Asked<EndFocalPoint>): Promise<FocalPoint> {
    const { focalPointId, until, reason } = asked.body;
    return this.database.change(asked, END_FOCAL_POINT.subject, async (tx) => {
      const earlier = await this.focalPoints.findForUpdate(tx, focalPointId);
      if (!earlier) throw new Problem('NOT_FOUND');
      objectToKeeper(asked.actor, earlier);
      if (until < earlier.from)
        throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/until', code: 'ENDS_BEFORE_START', detail: 'until lies before from' }]);
      const ended: FocalPoint = { ...earlier, until, version: earlier.version + 1 };
      await this.focalPoints.setEnd(tx, ended);
      const details = { until, reason };
      await this.audit.add(tx, asked, { action: 'end-focal-point', thingKind: 'focal-point', thingId: focalPointId, details });
      return ended;
    });
  }
}
