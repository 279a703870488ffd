import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '@gatebook/service-kit';
import { PersonVault } from './person-vault.part.js';
import { WrappedKeyStore } from './wrapped-key.store.js';

/** Stops the start where people are on file whose records the given keys cannot open: better nobody is served than a part of the registry unreadable. */
@Injectable()
export class KnownWrappers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonVault,
    private readonly keys: WrappedKeyStore,
  ) {}

  async onModuleInit(): Promise<void> {
    this.vault.refuseUnknown(await this.keys.wrappersInUse(this.database.dataSource));
  }
}
