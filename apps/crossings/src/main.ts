import { runService } from '@gatebook/service-kit';
import { CROSSINGS_SERVICE } from './service.js';

await runService(CROSSINGS_SERVICE);
