import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { busConfigText } from './bus-config.js';
import { BUS_USERS } from './bus-permissions.js';

writeFileSync(join(repositoryRoot(), 'infra', 'nats', 'nats-server.conf'), busConfigText(BUS_USERS));
