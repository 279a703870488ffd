import type { OperationNames } from './operation-names.rules.js';

/** The contract: what all that speak of the operation have in common. */
export function contractText({ verb, noun, request, answer, constant, id, subject, path }: OperationNames): string {
  return `import { IsString } from 'class-validator';
import { IsId, IsText } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** What is asked: to ${verb} one ${noun}. */
export class ${request} {
  @IsId() readonly ${id}!: string;
  @IsText(500) readonly reason!: string;
}

/** What whoever asked gets back. */
export class ${answer} {
  @IsId() readonly ${id}!: string;
  @IsString() readonly at!: string;
}

/** POST ${path} */
export const ${constant} = operation({
  subject: '${subject}',
  summary: 'Says in one sentence what it does.',
  http: { method: 'POST', path: '${path}' },
  roles: ['administrator'],
  request: ${request},
  answer: ${answer},
});
`;
}

/** The use case: the steps, the transaction around them, and the audit entry in it. */
export function useCaseText({ feature, noun, request, answer, useCase, constant, id }: OperationNames): string {
  return `import { ${constant}, type Asked, type ${request}, type ${answer} } from '@gatebook/contracts';
import { Answers, Audit, Clock, Database, Feature } from '@gatebook/service-kit';

/** Says what it does, and what it refuses. */
@Feature()
export class ${useCase} {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(${constant})
  async execute(asked: Asked<${request}>): Promise<${answer}> {
    const { ${id}, reason } = asked.body;
    return this.database.change(asked, ${constant}.subject, async (tx) => {
      await this.audit.add(tx, asked, { action: '${feature}', thingKind: '${noun}', thingId: ${id}, details: { reason } });
      return { ${id}, at: this.clock.now().toISOString() };
    });
  }
}
`;
}

/** What is promised of it, over the real bus. */
export function specText(names: OperationNames, settings: readonly string[]): string {
  const { service, feature, constant, id } = names;
  const description = `${service.toUpperCase()}_SERVICE`;
  const isKey = (setting: string): boolean => /(Key|Secret)$/.test(setting);
  const given = settings.map((setting) => `${setting}: ${isKey(setting) ? 'KEY' : "'test'"}`).join(', ');
  const options = settings.length === 0 ? '' : `, { settings: { ${given} } }`;
  const key = settings.some(isKey) ? "const KEY = Buffer.alloc(32, 1).toString('base64url');\n\n" : '';
  return `import { ${constant} } from '@gatebook/contracts';
import { startTestService, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { ${description} } from '../../service.js';

${key}describe('${feature}', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService(${description}${options});
  }, 60_000);
  afterAll(() => service.stop());

  it('answers, and leaves an audit entry', async () => {
    const ${id} = uuid();
    expect(await service.ask(${constant}, { ${id}, reason: 'because' })).toMatchObject({ ${id} });
    const entries = await service.service.dataSource.query('SELECT action FROM audit_entry WHERE thing_id = $1', [${id}]);
    expect(entries).toEqual([{ action: '${feature}' }]);
  });
});
`;
}

/** What the files cannot do by themselves. */
export function whatIsLeft({ service, feature, constant, verb, noun, path }: OperationNames): string {
  return `What is left:
  packages/contracts/src/${service}/${feature}.ts   say in \`summary\` what it does; fields, path and roles as they have to be
  packages/contracts/src/who-may.spec.ts   a row of who may, by hand: ['${noun}', 'change', 'POST ${path}', '…']
  apps/${service}/src/features/${feature}/   the steps, a store in model/, a migration where a table is new
  its spec                                 the promise that you make, and both at once where two can meet (${verb} twice)
  docs/glossary.md                         the word "${noun}", if it is not there
  npm run generate                         OpenAPI, the client's types, the reference (${constant})
  CHANGELOG.md                             a line for whoever calls it`;
}
