import { useQuery } from '@tanstack/react-query';
import { OFFICER_ROLES, type OfficerRole } from '@gatebook/vocabulary';
import { answerOf, api } from '../api/api.js';
import type { Choice } from './use-codes.js';

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
