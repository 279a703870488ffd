import { Problem } from '@gatebook/contracts';

const MOST_TOGETHER = 128;

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits together what waits together. It needs no timer: whoever comes while a batch is being committed waits for the next
 * one, so that a single request waits for nobody and many share one commit.
 */
export class Batcher<Item, Answer> {
  private waiting: Waiting<Item, Answer>[] = [];
  private working = false;

  constructor(
    private readonly commit: (items: readonly Item[]) => Promise<readonly (Answer | Problem)[]>,
    /** Items that share a key never go into one batch. */
    private readonly keysOf: (item: Item) => readonly string[],
  ) {}

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.working) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working = true;
    while (this.waiting.length > 0) await this.commitSome(this.take());
    this.working = false;
  }

  private async commitSome(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.commit(batch.map(({ item }) => item));
      for (const [place, { resolve, reject }] of batch.entries()) {
        const answer = answers[place];
        if (answer === undefined) reject(new Error('a batch answered fewer items than it got'));
        else if (answer instanceof Problem) reject(answer);
        else resolve(answer);
      }
    } catch (error) {
      // One bad item must not take the others down with it: they are tried one by one.
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const single of batch) await this.commitSome([single]);
    }
  }

  private take(): readonly Waiting<Item, Answer>[] {
    const batch: Waiting<Item, Answer>[] = [];
    const later: Waiting<Item, Answer>[] = [];
    const keys = new Set<string>();
    for (const waiting of this.waiting) {
      const own = this.keysOf(waiting.item);
      if (batch.length < MOST_TOGETHER && !own.some((key) => keys.has(key))) batch.push(waiting);
      else later.push(waiting);
      // Also the keys of those who wait longer: the order of two reports of one person is kept.
      for (const key of own) keys.add(key);
    }
    this.waiting = later;
    return batch;
  }
}
