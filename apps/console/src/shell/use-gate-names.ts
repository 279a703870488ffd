import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/api.js';

/** Names of gates in the language of the screen; the code until they are known. */
export function useGateNames(): (gateId: string) => string {
  const { i18n } = useTranslation();
  const gates = useQuery({ queryKey: ['gates'], queryFn: () => answerOf(api.GET('/api/v1/gates', {})), staleTime: Infinity });
  return (gateId) => {
    const gate = gates.data?.items.find((one) => one.gateId === gateId);
    if (!gate) return gateId;
    const names = gate.posts.map(({ names: ofPost }) => {
      const texts = new Map(Object.entries(ofPost));
      return texts.get(i18n.language) ?? texts.get('en') ?? texts.get('vi') ?? [...texts.values()][0];
    });
    return [...new Set(names)].join(' – ');
  };
}
