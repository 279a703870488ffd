import type { Story } from './start-product.js';

/** A crossing as a gate sends it. */
export interface SentCrossing {
  readonly crossingId: string;
  readonly [field: string]: unknown;
}

const LANES = 32;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Records crossings as the lanes of some gates would: each sends one at a time, under one id, again and again with growing
 * pauses until it has the receipt; what comes meanwhile waits its turn.
 */
export class GateDevice {
  private token: Promise<string> | null = null;
  private readonly waiting: (() => void)[] = [];
  private freeLanes = LANES;
  /** Crossings with a receipt, and how often each was sent. */
  readonly receipts = new Map<string, { readonly sent: number; readonly body: string }>();

  constructor(
    private readonly url: string,
    private readonly story: Story,
  ) {}

  async record(crossing: SentCrossing, giveUpAt: number): Promise<void> {
    if (this.freeLanes > 0) this.freeLanes--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      await this.sendUntilReceived(crossing, giveUpAt);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.freeLanes++;
    }
  }

  private async sendUntilReceived(crossing: SentCrossing, giveUpAt: number): Promise<void> {
    for (let sent = 1; Date.now() < giveUpAt; sent++) {
      const answer = await this.send(crossing).catch(() => null);
      if (answer?.status === 201 || answer?.status === 200) {
        this.receipts.set(crossing.crossingId, { sent, body: answer.body });
        return;
      }
      if (answer?.status === 401) this.token = null;
      if (answer !== null && answer.status >= 400 && ![401, 408, 429, 500, 502, 503].includes(answer.status))
        throw new Error(`${answer.status} ${answer.body}`);
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (sent - 1));
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    }
  }

  private async send(crossing: SentCrossing): Promise<{ readonly status: number; readonly body: string }> {
    const token = await (this.token ??= this.signIn());
    const response = await fetch(`${this.url}/api/v1/crossings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(crossing),
      signal: AbortSignal.timeout(5_000),
    });
    return { status: response.status, body: await response.text() };
  }

  private async signIn(): Promise<string> {
    const client = this.story.apiClients.find(({ role }) => role === 'gate-officer');
    try {
      const response = await fetch(`${this.url}/oauth/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${client?.clientId}:${client?.clientSecret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
        signal: AbortSignal.timeout(5_000),
      });
      const { access_token: token }: { access_token?: string } = JSON.parse(await response.text());
      if (token === undefined) throw new Error('no token');
      return token;
    } catch (error) {
      this.token = null;
      throw error;
    }
  }
}
