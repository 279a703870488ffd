import { ENTER_FOCAL_POINT, Problem, type Asked, type EnterFocalPoint, type FocalPoint } from '@gatebook/contracts';
import { Audit, Database, Answers, Feature } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { FocalPointStore } from '../../model/focal-point.store.js';
import { GateStore } from '../../model/gate.store.js';

/** Enters a focal point into the dated directory: the post, not the person who holds it. */
@Feature()
export class EnterFocalPointUseCase {
  constructor(
    private readonly database: Database,
    private readonly focalPoints: FocalPointStore,
    private readonly gates: GateStore,
    private readonly audit: Audit,
  ) {}

  @Answers(ENTER_FOCAL_POINT)
  execute(asked: Asked<EnterFocalPoint>): Promise<FocalPoint> {
    const { gateId, from, until } = asked.body;
    if (until !== undefined && until < from) {
      throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/until', code: 'ENDS_BEFORE_START', detail: 'until lies before from' }]);
    }
    return this.database.change(asked, ENTER_FOCAL_POINT.subject, async (tx) => {
      if (gateId !== undefined && !(await this.gates.find(tx, gateId))) throw new Problem('GATE_UNKNOWN', { gateId });
      const focalPoint: FocalPoint = { ...asked.body, focalPointId: uuid(), version: 1, officeId: asked.actor.officeId ?? undefined };
      await this.focalPoints.insert(tx, focalPoint, asked.actor.id);
      await this.audit.add(tx, asked, { action: 'enter-focal-point', thingKind: 'focal-point', thingId: focalPoint.focalPointId });
      return focalPoint;
    });
  }
}
