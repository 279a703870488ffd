import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';
import { nameIn } from './names.js';

/** Names of corridors, as their rulebooks are titled; the code until they are known. */
export function useCorridorNames(): (corridorId: string) => string {
  const { i18n } = useTranslation();
  const corridors = useQuery({
    queryKey: ['corridors'],
    queryFn: () => answerOf(api.GET('/api/v1/corridors', { params: { query: { limit: 200 } } })),
    staleTime: Infinity,
  });
  return (corridorId) => {
    const corridor = corridors.data?.items.find((one) => one.corridorId === corridorId);
    return (corridor && nameIn(corridor.title, i18n.language)) ?? corridorId;
  };
}
