import { PERMIT_CHANGED, type PermitChanged, type Told } from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { ActivateRegistrations } from './activate-registrations.js';

@Feature()
export class ActivateRegistrationsConsumer {
  constructor(private readonly activating: ActivateRegistrations) {}

  @Hears(PERMIT_CHANGED, 'activate-registrations')
  hear(@Payload() told: Told<PermitChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.activating.hear(tx, told.body);
  }

  @Forgets(PERMIT_CHANGED, 'activate-registrations')
  forget(@Payload() permitId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.activating.forget(tx, permitId);
  }
}
