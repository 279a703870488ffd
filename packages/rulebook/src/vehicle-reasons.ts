import type { Heading } from '@gatebook/vocabulary';
import type { CheckQuestion, Reason } from './check-question.js';
import { sideEntered } from './heading.js';

/**
 * What speaks against the vehicle. Towards a side it needs a permit of the kinds that the rules for vehicles there name, whatever papers its
 * driver holds; where nobody has set such rules nobody may wave it through. On the way home it is what its own permit says.
 */
export function vehicleReasons(question: CheckQuestion, heading: Heading): readonly Reason[] {
  const { traffic, vehicle, permit, rulebook } = question;
  if (traffic !== 'vehicle') return [];
  const reasons: Reason[] = [];
  const hostSide = permit?.hostSide ?? sideEntered(question);
  const rule = rulebook?.vehicles.find((each) => each.hostSide === hostSide);
  const isHeld = vehicle?.permitHeld ?? false;
  if (rule === undefined) {
    if (heading === 'towards') reasons.push({ code: 'RULE_NOT_SET', about: 'vehicle' });
  } else if (!isHeld && (heading === 'towards' || permit !== null)) reasons.push({ code: 'VEHICLE_PERMIT_MISSING' });
  if (vehicle?.driverEntitled === false) reasons.push({ code: 'DRIVER_NOT_ENTITLED' });
  return reasons;
}
