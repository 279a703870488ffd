import {
  EMPLOYER_CHANGED,
  PERMIT_CHANGED,
  REGISTRATION_CHANGED,
  type EmployerChanged,
  type PermitChanged,
  type RegistrationChanged,
  type Told,
} from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { AwaitedPermitStore } from '../../model/awaited-permit.store.js';
import { StandingStore } from '../../model/standing.store.js';

/** Events of permits and workers → our copies of their standing. */
@Feature()
export class KeepStandingConsumer {
  constructor(
    private readonly standings: StandingStore,
    private readonly awaited: AwaitedPermitStore,
  ) {}

  @Hears(PERMIT_CHANGED, 'keep-permit-standing')
  async keepPermit(@Payload() { body }: Told<PermitChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    await this.standings.keepPermit(tx, body);
    await this.awaited.heard(tx, body.number);
  }

  @Hears(REGISTRATION_CHANGED, 'keep-registration-standing')
  keepRegistration(@Payload() { body }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.standings.keepRegistration(tx, body);
  }

  @Hears(EMPLOYER_CHANGED, 'keep-employer-standing')
  keepEmployer(@Payload() { body, occurredAt }: Told<EmployerChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.standings.keepEmployer(tx, body, occurredAt);
  }

  @Forgets(PERMIT_CHANGED, 'keep-permit-standing')
  forgetPermit(@Payload() permitId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.standings.forgetPermit(tx, permitId);
  }

  @Forgets(REGISTRATION_CHANGED, 'keep-registration-standing')
  forgetRegistration(@Payload() registrationId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.standings.forgetRegistration(tx, registrationId);
  }

  @Forgets(EMPLOYER_CHANGED, 'keep-employer-standing')
  forgetEmployer(@Payload() employerId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.standings.forgetEmployer(tx, employerId);
  }
}
