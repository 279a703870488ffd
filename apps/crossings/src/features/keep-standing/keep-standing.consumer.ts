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
import { EMPLOYER_VERSIONS, EMPLOYERS, PERMIT_VERSIONS, PERMITS, REGISTRATION_VERSIONS, REGISTRATIONS } from '../../model/standing.copy.js';

/** Events of permits and workers → our copies of their standing, the newest and all before it. */
@Feature()
export class KeepStandingConsumer {
  constructor(private readonly awaited: AwaitedPermitStore) {}

  @Hears(PERMIT_CHANGED, 'keep-permit-standing')
  async keepPermit(@Payload() { body }: Told<PermitChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    await PERMIT_VERSIONS.keep(tx, body);
    await PERMITS.keep(tx, body);
    await this.awaited.heard(tx, body.number);
  }

  @Hears(REGISTRATION_CHANGED, 'keep-registration-standing')
  async keepRegistration(@Payload() { body }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    await REGISTRATION_VERSIONS.keep(tx, body);
    await REGISTRATIONS.keep(tx, body);
  }

  @Hears(EMPLOYER_CHANGED, 'keep-employer-standing')
  async keepEmployer(@Payload() { body, occurredAt }: Told<EmployerChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    // Where the source does not say when the change happened, the event's own instant does.
    await EMPLOYER_VERSIONS.keep(tx, { ...body, changedAt: body.changedAt ?? occurredAt });
    await EMPLOYERS.keep(tx, body);
  }

  @Forgets(PERMIT_CHANGED, 'keep-permit-standing')
  async forgetPermit(@Payload() permitId: string, @Ctx() { tx }: Hearing): Promise<void> {
    await PERMIT_VERSIONS.forget(tx, permitId);
    await PERMITS.forget(tx, permitId);
  }

  @Forgets(REGISTRATION_CHANGED, 'keep-registration-standing')
  async forgetRegistration(@Payload() registrationId: string, @Ctx() { tx }: Hearing): Promise<void> {
    await REGISTRATION_VERSIONS.forget(tx, registrationId);
    await REGISTRATIONS.forget(tx, registrationId);
  }

  @Forgets(EMPLOYER_CHANGED, 'keep-employer-standing')
  async forgetEmployer(@Payload() employerId: string, @Ctx() { tx }: Hearing): Promise<void> {
    await EMPLOYER_VERSIONS.forget(tx, employerId);
    await EMPLOYERS.forget(tx, employerId);
  }
}
