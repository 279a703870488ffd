import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Traffic } from '@gatebook/vocabulary';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/api.js';
import { useOfficer } from '../../session/session.js';
import { useDates } from '../../shell/use-dates.js';

const REFRESH_MS = 60_000;

/** Whether this side's post is open now to the traffic of the lane, and until when. */
export function GateState({ gateId, traffic }: { readonly gateId: string; readonly traffic: Traffic }): ReactNode {
  const { t } = useTranslation();
  const { clock } = useDates();
  const side = useOfficer().territory.slice(0, 2);
  const gates = useQuery({
    queryKey: ['gate-now', gateId],
    queryFn: () => answerOf(api.GET('/api/v1/gates', { params: { query: { ids: gateId } } })),
    refetchInterval: REFRESH_MS,
  });
  const gate = gates.data?.items.find((one) => one.gateId === gateId);
  const zone = gate?.posts.find((post) => post.side === side)?.zone;
  const now = gate?.now.find((state) => state.side === side && state.traffic === traffic);
  if (!now) return null;
  const [state, color, at] =
    now.open === null || now.open === undefined
      ? (['notSet', 'gray', undefined] as const)
      : now.open
        ? ([now.limited ? 'limited' : 'open', now.limited ? 'yellow' : 'green', now.closesAt] as const)
        : (['closed', 'red', now.opensAt] as const);
  const until = at === undefined ? '' : t(now.open ? 'gate.state.until' : 'gate.state.opens', { time: clock(at, zone) });
  return (
    <Badge color={color} variant="light" size="xl" data-testid="gate-state">
      {[t(`gate.state.${state}`), until].filter(Boolean).join(' · ')}
    </Badge>
  );
}
