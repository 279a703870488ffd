import { isKnownWord, type GateStatusChanged } from '@gatebook/contracts';
import type { GateNotice } from '@gatebook/rulebook';
import { NOTICE_STATUSES } from '@gatebook/vocabulary';

/** A notice as it was told: a newer release may have told words that this one does not know. */
export type ToldNotice = Omit<GateStatusChanged, 'noticeId' | 'version' | 'gateId'>;

/** An unknown status counts as closed, unknown traffic as all; whose rank is unknown is not taken for the authority. */
export function noticeOf({ side, traffic, status, from, until, ground, decidedBy, rank }: ToldNotice): GateNotice {
  const isClear = isKnownWord(NOTICE_STATUSES, status);
  return {
    side,
    traffic: isKnownWord(['person', 'vehicle', 'all'], traffic) ? traffic : 'all',
    status: isClear ? status : 'closed',
    ...(!isClear && { isUnclear: true }),
    ...(rank != null && { rank: rank === 'authority' ? 'authority' : 'post' }),
    from,
    until,
    ground,
    decidedBy,
  };
}
