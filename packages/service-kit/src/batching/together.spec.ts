import { Together } from './together.js';

describe('what waits together', () => {
  it('goes in one go, each with its own answer, while the first goes alone', async () => {
    const goes: number[][] = [];
    const doubled = new Together<number, number>(async (numbers) => {
      goes.push([...numbers]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return numbers.map((number) => number * 2);
    });
    expect(await Promise.all([1, 2, 3].map((number) => doubled.ask(number)))).toEqual([2, 4, 6]);
    expect(goes).toEqual([[1], [2, 3]]);
    expect(await doubled.ask(4)).toBe(8);
  });

  it('fails together, and the next go is not touched', async () => {
    let isBroken = true;
    const fragile = new Together<number, number>(async (numbers) => {
      if (isBroken) throw new Error('broken');
      return numbers;
    });
    await expect(fragile.ask(1)).rejects.toThrow('broken');
    isBroken = false;
    expect(await fragile.ask(2)).toBe(2);
  });

  it('never gives an answer to the wrong question', async () => {
    const short = new Together<number, number>(async () => []);
    await expect(short.ask(1)).rejects.toThrow('1 questions had 0 answers');
  });
});
