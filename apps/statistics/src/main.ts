import { runService } from '@gatebook/service-kit';
import { compareWithLedgerCommand } from './features/compare-with-ledger/compare-with-ledger.js';
import { STATISTICS_SERVICE } from './service.js';

await runService(STATISTICS_SERVICE, { 'compare-with-ledger': compareWithLedgerCommand });
