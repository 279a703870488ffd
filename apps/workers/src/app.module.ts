import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { AmendEmployerUseCase } from './features/amend-employer/amend-employer.js';
import { AmendRegistrationUseCase } from './features/amend-registration/amend-registration.js';
import { DecideRegistrationUseCase } from './features/decide-registration/decide-registration.js';
import { DraftRegistrationUseCase } from './features/draft-registration/draft-registration.js';
import { EnterEmployerUseCase } from './features/enter-employer/enter-employer.js';
import { FindEmployersQuery } from './features/find-employers/find-employers.query.js';
import { FindRegistrationsQuery } from './features/find-registrations/find-registrations.query.js';
import { GetEmployerQuery } from './features/get-employer/get-employer.query.js';
import { GetQuotaQuery } from './features/get-quota/get-quota.query.js';
import { GetRegistrationQuery } from './features/get-registration/get-registration.query.js';
import { RenewRegistrationUseCase } from './features/renew-registration/renew-registration.js';
import { SetQuotaUseCase } from './features/set-quota/set-quota.js';
import { TransferRegistrationUseCase } from './features/transfer-registration/transfer-registration.js';
import { ActivateRegistrationsConsumer } from './features/activate-registrations/activate-registrations.consumer.js';
import { ActivateRegistrations } from './features/activate-registrations/activate-registrations.js';
import { KeepAgreementsConsumer } from './features/keep-agreements/keep-agreements.consumer.js';
import { AgreementStore } from './model/agreement.store.js';
import { EmployerStore } from './model/employer.store.js';
import { EmployerPublisher } from './model/employer-publisher.part.js';
import { JudgeRegistration } from './model/judge-registration.part.js';
import { NewRegistration } from './model/new-registration.part.js';
import { NextRegistration } from './model/next-registration.part.js';
import { PersonFactsClient } from './model/person-facts.client.js';
import { QuotaPlaces } from './model/quota-places.part.js';
import { QuotaStore } from './model/quota.store.js';
import { RegistrationCalendar } from './model/registration-calendar.part.js';
import { RegistrationDecision } from './model/registration-decision.part.js';
import { RegistrationStore } from './model/registration.store.js';
import { RegistrationPublisher } from './model/registration-publisher.part.js';

/** The whole service on one page. */
@Module(
  features(
    AmendEmployerUseCase,
    AmendRegistrationUseCase,
    DecideRegistrationUseCase,
    DraftRegistrationUseCase,
    EnterEmployerUseCase,
    FindEmployersQuery,
    FindRegistrationsQuery,
    GetEmployerQuery,
    GetQuotaQuery,
    GetRegistrationQuery,
    RenewRegistrationUseCase,
    SetQuotaUseCase,
    TransferRegistrationUseCase,
    ActivateRegistrations,
    AgreementStore,
    EmployerStore,
    EmployerPublisher,
    JudgeRegistration,
    NewRegistration,
    NextRegistration,
    PersonFactsClient,
    QuotaPlaces,
    QuotaStore,
    RegistrationCalendar,
    RegistrationDecision,
    RegistrationStore,
    RegistrationPublisher,
    ActivateRegistrationsConsumer,
    KeepAgreementsConsumer,
  ),
)
export class AppModule {}
