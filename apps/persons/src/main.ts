import { runService } from '@gatebook/service-kit';
import { estimateMatchModelCommand } from './features/estimate-match-model/estimate-match-model.js';
import { rewrapPersonKeysCommand } from './features/rewrap-person-keys/rewrap-person-keys.js';
import { PERSONS_SERVICE } from './service.js';

await runService(PERSONS_SERVICE, {
  'estimate-match-model': estimateMatchModelCommand,
  'rewrap-person-keys': rewrapPersonKeysCommand,
});
