import { keepPost, keptPost } from './kept-post.js';

const aStore = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) };
};

describe('the officer’s post', () => {
  it('is the same after the page was loaded again', () => {
    const store = aStore();
    const post = { gateId: 'vnla-la-lay', direction: 'exit', traffic: 'vehicle', lane: '2' } as const;
    keepPost(store, post);
    expect(keptPost(store, ['vncn-huu-nghi', 'vnla-la-lay'])).toEqual(post);
  });

  it('is never a gate of the officer who sat here before', () => {
    const store = aStore();
    keepPost(store, { gateId: 'vnla-la-lay', direction: 'exit', traffic: 'person' });
    expect(keptPost(store, ['vncn-huu-nghi'])).toEqual({ gateId: 'vncn-huu-nghi', direction: 'entry', traffic: 'person' });
  });
});
