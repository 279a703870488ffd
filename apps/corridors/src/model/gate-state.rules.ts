import type { GateHoursToday, GateNoticeKept, GateStateNow } from '@gatebook/contracts';
import { hoursInForceOn, type Gate } from '@gatebook/reference-data';
import { gateStateAt, localDay, type GateNotice } from '@gatebook/rulebook';
import { TRAFFIC } from '@gatebook/vocabulary';

/** Whether each post is open to each kind of traffic; closures and notices of the gate and, in an order of their own, of the gate it belongs to count. */
export function statesAt(gate: Gate, parent: Gate | null, notices: readonly GateNoticeKept[], at: Date): readonly GateStateNow[] {
  const holding: readonly GateNotice[] = [
    ...gate.closures,
    ...notices.filter(({ gateId }) => gateId === gate.id),
    ...[...(parent?.closures ?? []), ...notices.filter(({ gateId }) => gateId === gate.parent)].map((notice): GateNotice => ({
      ...notice,
      ofParent: true,
    })),
  ];
  return gate.posts.flatMap(({ side }) =>
    TRAFFIC.map((traffic) => {
      const { open, limited, opensAt, closesAt, because } = gateStateAt(gate.hours, holding, traffic, at, side);
      return { side, traffic, open, limited, opensAt: opensAt?.toISOString(), closesAt: closesAt?.toISOString(), because: because.kind };
    }),
  );
}

/** Hours in force today, each by the day of its own post. */
export function hoursToday(gate: Gate, at: Date): readonly GateHoursToday[] {
  return gate.posts.flatMap(({ side, zone }) =>
    hoursInForceOn(gate, localDay(at, zone))
      .filter((hours) => hours.side === side)
      .map(({ traffic, open, close, days, zone: hoursZone }) => ({ side, traffic, open, close, zone: hoursZone, days })),
  );
}
