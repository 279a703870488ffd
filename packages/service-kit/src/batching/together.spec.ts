import { NEXT_TIME, Together } from './together.js';

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

describe('a flight that does not land', () => {
  it('is given up in time, and holds up nobody behind it', async () => {
    let flights = 0;
    const stuck = new Together<number, number>(async (numbers) => (++flights === 1 ? new Promise<never>(() => undefined) : numbers), {
      longestFlightMs: 20,
    });
    const [first, second] = await Promise.allSettled([stuck.ask(1), stuck.ask(2)]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'SERVICE_UNAVAILABLE' } });
    expect(second).toEqual({ status: 'fulfilled', value: 2 });
  });

  it('is not tried question by question when the database is away', async () => {
    const flights: number[] = [];
    const away = new Together<number, number>(
      async (numbers) => {
        flights.push(numbers.length);
        throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      },
      { aloneAfterFailure: true },
    );
    await Promise.allSettled([1, 2, 3, 4].map((number) => away.ask(number)));
    expect(flights).toEqual([1, 3]);
  });
});

describe('questions of a flight', () => {
  it('that share a key go one after the other, in their order', async () => {
    const flights: string[][] = [];
    const one = new Together<string, string>(
      async (words) => {
        flights.push([...words]);
        await new Promise((resolve) => setTimeout(resolve, 2));
        return words;
      },
      { keysOf: (word) => [word.slice(0, 1)] },
    );
    await Promise.all(['x', 'a1', 'b1', 'a2', 'a3', 'c1'].map((word) => one.ask(word)));
    expect(flights).toEqual([['x'], ['a1', 'b1', 'c1'], ['a2'], ['a3']]);
  });

  it('that are put off go with the next, before those that came later', async () => {
    const flights: number[][] = [];
    const putting = new Together<number, number>(async (numbers) => {
      flights.push([...numbers]);
      return numbers.map((number) => (number === 2 && flights.length === 1 ? NEXT_TIME : number));
    });
    await putting.ask(0).catch(() => undefined);
    flights.length = 0;
    expect(await Promise.all([putting.ask(2), putting.ask(3)])).toEqual([2, 3]);
    expect(flights).toEqual([[2], [2, 3]]);
  });

  it('that nobody waits for any more are not begun', async () => {
    const begun: number[] = [];
    const late = new Together<number, number>(
      async (numbers) => {
        begun.push(...numbers);
        return numbers;
      },
      { deadlineOf: (number) => (number === 1 ? Date.now() - 1 : Date.now() + 1_000) },
    );
    await expect(late.ask(1)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await late.ask(2)).toBe(2);
    expect(begun).toEqual([2]);
  });

  it('that are bad do not take the others down', async () => {
    const fragile = new Together<number, number>(
      async (numbers) => {
        if (numbers.includes(2)) throw new Error('two');
        return numbers;
      },
      { aloneAfterFailure: true },
    );
    const answers = await Promise.allSettled([0, 1, 2, 3].map((number) => fragile.ask(number)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
