import { REGISTRATION_CHANGED, type RegistrationChanged, type Told } from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { RegistrationStore } from './registration.store.js';

/** Registrations → their versions, from which the stock of a month follows. */
@Feature()
export class KeepRegistrationConsumer {
  constructor(private readonly registrations: RegistrationStore) {}

  @Hears(REGISTRATION_CHANGED, 'keep-registrations')
  keep(@Payload() { body }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.registrations.keep(tx, body);
  }

  @Forgets(REGISTRATION_CHANGED, 'keep-registrations')
  forget(@Payload() registrationId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.registrations.forget(tx, registrationId);
  }
}
