import { runService } from '@gatebook/service-kit';
import { createAdministrator } from './features/create-administrator/create-administrator.js';
import { IDENTITY_SERVICE } from './service.js';

await runService(IDENTITY_SERVICE, {
  'create-administrator': async (settings, [username]) => {
    process.stdout.write(`${JSON.stringify(await createAdministrator(settings, username))}\n`);
  },
});
