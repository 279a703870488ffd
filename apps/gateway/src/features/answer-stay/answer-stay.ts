import { GET_STAY, type Answered, type Asked, type GetStay, type Stay } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Composition } from '../../http/composition.js';
import { logAccess } from '../log-access.js';

/** Where somebody was is told only once it stands in the person's own access log, with the purpose. */
export class AnswerStay implements Composition {
  constructor(private readonly bus: Bus) {}

  async answer(asked: Asked<GetStay>): Promise<Answered<Stay>> {
    await logAccess(this.bus, asked, { personIds: [asked.body.personId], what: 'stay' });
    return this.bus.pass(GET_STAY, asked);
  }
}
