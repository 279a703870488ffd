import { REGISTRATION_CHANGED, type RegistrationChanged, type Told } from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { REGISTRATION_VERSIONS } from './registration.copy.js';

/** Registrations → their versions, from which the stock of a month follows. */
@Feature()
export class KeepRegistrationConsumer {
  @Hears(REGISTRATION_CHANGED, 'keep-registrations')
  async keep(@Payload() { body }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    await REGISTRATION_VERSIONS.keep(tx, body);
  }

  @Forgets(REGISTRATION_CHANGED, 'keep-registrations')
  forget(@Payload() registrationId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return REGISTRATION_VERSIONS.forget(tx, registrationId);
  }
}
