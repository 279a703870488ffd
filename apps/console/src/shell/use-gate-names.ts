import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';
import { gateName } from './names.js';

/** The gates with their posts, hours and state. */
export function useGates() {
  return useQuery({ queryKey: ['gates'], queryFn: () => answerOf(api.GET('/api/v1/gates', {})), staleTime: Infinity });
}

/** Names of gates in the language of the screen; the code until they are known. */
export function useGateNames(): (gateId: string) => string {
  const { i18n } = useTranslation();
  const gates = useGates();
  return (gateId) => {
    const gate = gates.data?.items.find((one) => one.gateId === gateId);
    return (gate && gateName(gate.posts, i18n.language)) ?? gateId;
  };
}
