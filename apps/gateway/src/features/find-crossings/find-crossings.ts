import { FIND_CROSSINGS, type Answered, type Asked, type CrossingInList, type FindCrossings, type Page } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Composition } from '../../http/composition.js';
import { logAccess } from '../log-access.js';

/**
 * A gate's crossings say where people were: each of them has it in the access log first. Where persons cannot note it the gate goes on with a
 * list that names nobody.
 */
export class FindCrossingsOfGate implements Composition {
  constructor(private readonly bus: Bus) {}

  async answer(asked: Asked<FindCrossings>): Promise<Answered<Page<CrossingInList>>> {
    const answered = await this.bus.pass(FIND_CROSSINGS, asked);
    const personIds = [...new Set(answered.body.items.flatMap(({ personId }) => personId ?? []))];
    if (personIds.length === 0) return answered;
    const isNoted = await logAccess(this.bus, asked, { personIds, what: 'crossings' }).then(
      () => true,
      () => false,
    );
    return isNoted ? answered : { ...answered, body: { ...answered.body, items: answered.body.items.map(withoutName) } };
  }
}

function withoutName({ personId: _person, permitNumber: _permit, ...crossing }: CrossingInList): CrossingInList {
  return crossing;
}
