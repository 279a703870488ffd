import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { busAccounts, busConfigText, DECLARED } from '@gatebook/bus';
import { repositoryRoot } from '../repository-root.js';

writeFileSync(join(repositoryRoot(), 'infra', 'nats', 'nats-server.conf'), busConfigText(busAccounts(DECLARED)));
