import { runService } from '@gatebook/service-kit';
import { estimateMatchModelCommand } from './features/estimate-match-model/estimate-match-model.js';
import { PERSONS_SERVICE } from './service.js';

await runService(PERSONS_SERVICE, { 'estimate-match-model': estimateMatchModelCommand });
