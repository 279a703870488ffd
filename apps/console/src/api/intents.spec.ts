import { Intents } from './intents.js';

const start = (tailMs?: number) => {
  const clock = { at: 0, keys: 0 };
  const intents = new Intents(
    () => `key-${(clock.keys += 1)}`,
    () => clock.at,
    tailMs,
  );
  return { clock, intents };
};

describe('what a person wants done', () => {
  it('is begun once, however often the button is pressed before the answer', () => {
    const { intents } = start();
    expect(intents.begin({ name: 'A' })).toEqual({ key: 'key-1' });
    expect([intents.begin({ name: 'A' }), intents.begin({ name: 'B' })]).toEqual([null, null]);
  });

  it('is not begun by the third press of a triple click, whatever stands under the pointer by then', () => {
    const { clock, intents } = start();
    intents.begin('submit');
    clock.at = 100;
    intents.end(true);
    clock.at = 400;
    expect(intents.begin('approve')).toBeNull();
    // Who goes on pressing goes on being ignored.
    clock.at = 800;
    expect(intents.begin('approve')).toBeNull();
    clock.at = 1_400;
    expect(intents.begin('approve')).not.toBeNull();
  });

  it('is not begun by a press on the heels of other buttons, which came later than the answer', () => {
    const { clock, intents } = start();
    intents.begin('suspend');
    intents.end(true);
    clock.at = 2_000;
    intents.pause();
    clock.at = 2_400;
    expect(intents.begin('reinstate')).toBeNull();
    clock.at = 2_901;
    expect(intents.begin('reinstate')).not.toBeNull();
  });

  it('keeps its key when it is sent again after a lost answer', () => {
    const { intents } = start(0);
    const first = intents.begin({ name: 'A' });
    intents.end(false);
    expect(intents.begin({ name: 'A' })).toEqual(first);
  });

  it('is another one once its content is changed, and once it was done; what was lost before keeps its key', () => {
    const { intents } = start(0);
    intents.begin({ name: 'A' });
    intents.end(false);
    expect(intents.begin({ name: 'B' })).toEqual({ key: 'key-2' });
    intents.end(true);
    expect(intents.begin({ name: 'B' })).toEqual({ key: 'key-3' });
    intents.end(true);
    expect(intents.begin({ name: 'A' })).toEqual({ key: 'key-1' });
  });
});
