import { runService } from '@gatebook/service-kit';
import { PERSONS_SERVICE } from './service.js';

await runService(PERSONS_SERVICE);
