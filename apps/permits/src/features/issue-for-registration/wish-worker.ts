import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '@gatebook/contracts';
import { Database, Log } from '@gatebook/service-kit';
import { WishStore, type IssueWish } from '../../model/wish.store.js';
import { IssueForRegistrationUseCase } from './issue-for-registration.js';

const AT_ONCE = 8;
const LOOK_MS = 200;
const FIRST_AGAIN_MS = 200;
/** Another service is away: it may be back any moment. */
const LONGEST_AGAIN_AWAY_MS = 2_000;
/** A rule stands against it: a new rulebook makes it try at once, everything else can wait. */
const LONGEST_AGAIN_MS = 60_000;

/** Carries registrations' changes over to their permits, promptly, and again until it is done: a process that dies leaves its wishes in the database. */
@Injectable()
export class WishWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly wishes: WishStore,
    private readonly issueForRegistration: IssueForRegistrationUseCase,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = true;
    this.database.onChange(() => this.wake());
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (this.running) {
      const done = await this.fulfilDue().catch((error: unknown) => {
        this.log.error('wishes could not be taken, tries again', error);
        return 0;
      });
      if (done < AT_ONCE && this.running) await this.nudgeOr(LOOK_MS);
    }
  }

  private async fulfilDue(): Promise<number> {
    const due = await this.database.transaction((tx) => this.wishes.take(tx, AT_ONCE));
    await Promise.all(due.map((wish) => this.fulfil(wish)));
    return due.length;
  }

  private async fulfil(wish: IssueWish): Promise<void> {
    const { registrationId, tries, traceId } = wish;
    try {
      await this.issueForRegistration.execute(wish);
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'FAULT';
      const longest = code === 'SERVICE_UNAVAILABLE' ? LONGEST_AGAIN_AWAY_MS : LONGEST_AGAIN_MS;
      if (error instanceof Problem) this.log.warn('permit does not follow its registration yet', { registrationId, code, tries, traceId });
      else this.log.error('permit does not follow its registration yet', error, { registrationId, tries, traceId });
      await this.database.transaction((tx) =>
        this.wishes.tryLater(tx, registrationId, code, Math.min(FIRST_AGAIN_MS * 2 ** Math.min(tries, 20), longest)),
      );
    }
  }

  private nudgeOr(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
