/** What a person wants done, from the press to the answer. */
export interface Intent {
  /** Names it to the registry however often it is sent. */
  readonly key: string;
}

/** A press this soon after what it finds has come belongs to the presses before it: a third click, or one that meant the button that stood here. */
const TAIL_MS = 500;

/** One intent at a time: further presses are dropped where they arrive, and a repeat after a lost answer has the same key. */
export class Intents {
  private isUnderWay = false;
  private quietFrom = -Infinity;
  /** Keys of what is under way or has failed, by content. */
  private readonly open = new Map<string, string>();
  private content = '';

  constructor(
    private readonly newKey: () => string,
    private readonly now: () => number,
    private readonly tailMs = TAIL_MS,
  ) {}

  /** The intent to send; null for a press to drop. */
  begin(content: unknown): Intent | null {
    if (this.isUnderWay) return null;
    if (this.now() - this.quietFrom < this.tailMs) {
      this.quietFrom = this.now();
      return null;
    }
    this.content = JSON.stringify(content) ?? '';
    const key = this.open.get(this.content) ?? this.newKey();
    this.open.set(this.content, key);
    this.isUnderWay = true;
    return { key };
  }

  /** Told of every answer, once it is on the screen: what was done is over, what failed keeps its key for another try. */
  end(isDone: boolean): void {
    this.isUnderWay = false;
    this.pause();
    if (isDone) this.open.delete(this.content);
  }

  /** Told whenever other buttons come to stand on the screen: what is pressed on their heels was meant for those before. */
  pause(): void {
    this.quietFrom = this.now();
  }
}
