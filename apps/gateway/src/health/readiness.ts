import { OPERATIONS, serviceOf } from '@gatebook/contracts';
import { brokerObjection, type connectBus } from '@gatebook/service-kit';
import type { GatewaySettings } from '../config.js';

type Connection = Awaited<ReturnType<typeof connectBus>>;

const PATIENCE_MS = 2_000;
const REMEMBERED_MS = 1_000;
const SERVICES = [...new Set(OPERATIONS.map(({ subject }) => serviceOf(subject)))];

/** Why the gateway is not ready; empty when the broker keeps what it acknowledges and every service is ready itself. */
export class Readiness {
  private asked: { readonly at: number; readonly reasons: Promise<readonly string[]> } | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly settings: GatewaySettings,
  ) {}

  /** Anybody may ask; the services are asked once a second at most. */
  reasons(): Promise<readonly string[]> {
    if (this.asked === null || Date.now() - this.asked.at > REMEMBERED_MS) this.asked = { at: Date.now(), reasons: this.look() };
    return this.asked.reasons;
  }

  private async look(): Promise<readonly string[]> {
    const found = await Promise.all([this.broker(), ...SERVICES.map((service) => this.service(service))]);
    return found.flat();
  }

  private async broker(): Promise<readonly string[]> {
    try {
      const objection = await brokerObjection(this.connection, this.settings.natsMonitorUrl);
      return objection === null ? [] : [objection];
    } catch {
      return ['the broker does not answer'];
    }
  }

  private async service(service: string): Promise<readonly string[]> {
    try {
      const { ready, reasons } = (await this.connection.request(`${service}.ping.v1`, '', { timeout: PATIENCE_MS })).json<{
        ready: boolean;
        reasons: readonly string[];
      }>();
      return ready ? [] : reasons.map((reason) => `${service}: ${reason}`);
    } catch {
      return [`${service} does not answer`];
    }
  }
}
