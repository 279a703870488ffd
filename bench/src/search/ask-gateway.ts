import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

interface Story {
  readonly apiClients: readonly { readonly clientId: string; readonly clientSecret: string; readonly role: string }[];
}

/** An API client of the story that asks a running Gatebook over connections it keeps. */
export class Gateway {
  private constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly agent: Agent,
  ) {}

  static async signIn(url: string, home: string, role: string): Promise<Gateway> {
    const { apiClients }: Story = JSON.parse(await readFile(join(home, 'story.json'), 'utf8'));
    const client = apiClients.find((one) => one.role === role);
    if (client === undefined) throw new Error(`the story has no API client in the role ${role}`);
    const answer = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token }: { access_token: string } = JSON.parse(await answer.text());
    return new Gateway(url, token, new Agent({ keepAlive: true }));
  }

  /** The answer's body; anything but success is an error. */
  async post<Answer>(path: string, body: object): Promise<Answer> {
    const sent = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const call = request(
        `${this.url}/api/v1${path}`,
        {
          method: 'POST',
          agent: this.agent,
          headers: {
            authorization: `Bearer ${this.token}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(sent),
            purpose: 'registration',
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            if (answer.statusCode !== undefined && answer.statusCode < 300) resolve(JSON.parse(text));
            else reject(new Error(`${path} answered ${answer.statusCode}: ${text}`));
          });
        },
      );
      call.once('error', reject);
      call.end(sent);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
