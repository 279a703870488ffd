import { runService } from '@gatebook/service-kit';
import { CORRIDORS_SERVICE } from './service.js';

await runService(CORRIDORS_SERVICE);
