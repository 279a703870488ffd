import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFailed } from '../../api/api.js';
import { PersonName } from '../../people/person-name.js';
import { Fact } from '../../shell/fact.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { StatusBadge } from '../../shell/status-badge.js';
import { useCodeNames, useTerritoryNames } from '../../shell/use-codes.js';
import { useDates } from '../../shell/use-dates.js';
import { useGateNames } from '../../shell/use-gate-names.js';

/** A permit as the registry answers it. */
export interface PermitShown {
  readonly permitId: string;
  readonly number: string;
  readonly type: string;
  readonly status: string;
  readonly hostSide: string;
  readonly personId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly gates?: readonly string[];
  readonly zone?: readonly string[];
  readonly purpose: string;
  readonly entries: string;
  readonly version: number;
}

/** The permit as the holder carries it: one card, on the screen and on paper. */
export function PermitCard({
  permit,
  hasCode,
  purposeOfReading,
}: {
  readonly permit: PermitShown;
  readonly hasCode: boolean;
  readonly purposeOfReading: string;
}): ReactNode {
  const { t } = useTranslation();
  const { span } = useDates();
  const gateName = useGateNames();
  const [typeName, purposeName, sideName] = [useCodeNames('permit-types'), useCodeNames('permit-purposes'), useCodeNames('sides')];
  const territoryName = useTerritoryNames();
  const { number, status, type, hostSide, validFrom, validUntil, gates = [], zone = [], purpose, entries } = permit;
  return (
    <Paper withBorder p="lg" className="permit-card" component="article" aria-label={number}>
      <div className="permit-band">
        <Text size="lg" fw={700}>
          {typeName(type)}
        </Text>
        <Text fw={600}>{`→ ${sideName(hostSide)}`}</Text>
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} className="permit-columns">
        <Stack gap="sm">
          <Group gap="sm">
            <Text size="xl" fw={750} className="number" data-testid="permit-number">
              {number}
            </Text>
            <StatusBadge status={status} />
          </Group>
          <PersonName personId={permit.personId} purpose={purposeOfReading} />
          <Fact label={t('permit.validity')}>{span(validFrom, validUntil)}</Fact>
          <Fact label={t('permit.purpose')}>
            {`${purposeName(purpose)} · ${t(entries === 'single' ? 'permit.singleEntry' : 'permit.multipleEntries')}`}
          </Fact>
          <Fact label={t('permit.gates')}>{gates.length === 0 ? t('permit.everyGate') : gates.map(gateName).join('; ')}</Fact>
          {zone.length > 0 && <Fact label={t('permit.zone')}>{zone.map(territoryName).join(', ')}</Fact>}
        </Stack>
        {hasCode && <QrCode permitId={permit.permitId} version={permit.version} />}
      </SimpleGrid>
    </Paper>
  );
}

/** The signed QR code as a picture: black on white in every colour scheme, or no gate will read it. */
function QrCode({ permitId, version }: { readonly permitId: string; readonly version: number }): ReactNode {
  const { t } = useTranslation();
  const code = useQuery({
    queryKey: ['qr', permitId, version],
    queryFn: async () => {
      const response = await fetch(`/api/v1/permits/${encodeURIComponent(permitId)}/credential`, {
        headers: { Accept: 'image/svg+xml' },
      }).catch(() => null);
      if (!response?.ok) throw new CallFailed({ status: response?.status ?? 0, code: 'UNREACHABLE', title: '', detail: '', errors: [] });
      return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await response.text())}`;
    },
    staleTime: Infinity,
  });
  if (code.isError) return <ProblemNote error={code.error} onRetry={() => void code.refetch()} />;
  if (!code.data) return <Loading label={t('common.loading')} />;
  return <img data-testid="qr" src={code.data} alt={t('permit.qr')} className="permit-qr" />;
}
