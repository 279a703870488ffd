import { CHECK, FIND_CROSSINGS, GET_STAY, OPERATIONS, RECORD_CROSSING, SIGN_IN, SIGN_OUT } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Access } from '../access/access.js';
import { NamesShown } from '../access/names-shown.js';
import { SignInLimit } from '../access/rate-limits.js';
import type { GatewaySettings } from '../config.js';
import { AnswerStay } from './answer-stay/answer-stay.js';
import { CheckAtGate } from './check-at-gate/check-at-gate.js';
import type { Composition } from '../http/composition.js';
import { FindCrossingsOfGate } from './find-crossings/find-crossings.js';
import { RecordCrossingAtGate } from './record-crossing/record-crossing.js';
import { SignInWithCookie } from './sign-in/sign-in.js';
import { SignOutWithCookie } from './sign-out/sign-out.js';

/** The operations that the gateway does not simply pass on, by subject. */
export function compositions(
  bus: Bus,
  access: Access,
  settings: Pick<GatewaySettings, 'signInsPerMinute' | 'signInsOfAddressPerMinute' | 'callKeys' | 'namesPerHour'>,
): ReadonlyMap<string, Composition> {
  const signIns = new SignInLimit({ ofName: settings.signInsPerMinute, ofAddress: settings.signInsOfAddressPerMinute });
  const composed = new Map<string, Composition>([
    [CHECK.subject, new CheckAtGate(bus, new NamesShown(settings.namesPerHour))],
    [GET_STAY.subject, new AnswerStay(bus)],
    [FIND_CROSSINGS.subject, new FindCrossingsOfGate(bus)],
    [RECORD_CROSSING.subject, new RecordCrossingAtGate(bus, settings.callKeys)],
    [SIGN_IN.subject, new SignInWithCookie(bus, signIns)],
    [SIGN_OUT.subject, new SignOutWithCookie(bus, access)],
  ]);
  for (const { subject, adds, keepsBack } of OPERATIONS)
    if ((adds ?? keepsBack) !== undefined && !composed.has(subject))
      throw new Error(`${subject} would be passed on as it came, and the gateway was to add to it or to keep back of it`);
  return composed;
}
