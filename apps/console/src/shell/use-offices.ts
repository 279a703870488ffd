import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/api.js';
import type { Choice } from './use-codes.js';

/** Roles that an officer may have. */
export const OFFICER_ROLES = [
  'labour-officer',
  'labour-supervisor',
  'permit-officer',
  'permit-supervisor',
  'gate-officer',
  'gate-supervisor',
  'province-analyst',
  'focal-point',
  'administrator',
  'auditor',
] as const;

/** One of them. */
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** The role that a list shows as chosen. */
export function roleOf(shown: string): OfficerRole {
  return OFFICER_ROLES.find((role) => role === shown) ?? OFFICER_ROLES[0];
}

/** The offices to choose from. */
export function useOfficeChoices(): readonly Choice[] {
  const offices = useQuery({
    queryKey: ['offices'],
    queryFn: () => answerOf(api.GET('/api/v1/offices', { params: { query: { limit: 200 } } })),
  });
  return (offices.data?.items ?? []).map(({ officeId, name }) => ({ value: officeId, label: name }));
}
