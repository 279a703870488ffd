import { runService } from '@gatebook/service-kit';
import { WORKERS_SERVICE } from './service.js';

await runService(WORKERS_SERVICE);
