import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { DecideOnKeyUseCase } from './features/decide-on-key/decide-on-key.js';
import { DecideOnPermitUseCase } from './features/decide-on-permit/decide-on-permit.js';
import { ExtendPermitUseCase } from './features/extend-permit/extend-permit.js';
import { IssueForRegistrationUseCase } from './features/issue-for-registration/issue-for-registration.js';
import { IssuePermitUseCase } from './features/issue-permit/issue-permit.js';
import { KeepKnowledgeConsumer } from './features/keep-knowledge/keep-knowledge.consumer.js';
import { ListPermitTypesQuery } from './features/list-permit-types/list-permit-types.query.js';
import { PutKeyInForce } from './features/put-key-in-force/put-key-in-force.js';
import { PublishStatusListQuery } from './features/publish-status-list/publish-status-list.query.js';
import { PublishTrustListUseCase } from './features/publish-trust-list/publish-trust-list.js';
import { ReadPermitsQuery } from './features/read-permits/read-permits.query.js';
import { ReissuePermitUseCase } from './features/reissue-permit/reissue-permit.js';
import { RequestPermitUseCase } from './features/request-permit/request-permit.js';
import { ShowCredentialUseCase } from './features/show-credential/show-credential.js';
import { TrustKeyUseCase } from './features/trust-key/trust-key.js';
import { KeyDecisionStore } from './model/key-decision.store.js';
import { KeyRing } from './model/key-ring.part.js';
import { KnowledgeStore } from './model/knowledge.store.js';
import { PermitWriter } from './model/permit-writer.part.js';
import { PermitStore } from './model/permit.store.js';
import { PersonsClient } from './model/persons.client.js';
import { RegistrationCheck } from './model/registration-check.part.js';
import { StatusListStore } from './model/status-list.store.js';
import { TrustedKeys } from './model/trusted-keys.part.js';
import { TrustedKeyStore } from './model/trusted-key.store.js';

/** The whole service on one page. */
@Module(
  features(
    RequestPermitUseCase,
    IssuePermitUseCase,
    DecideOnPermitUseCase,
    ExtendPermitUseCase,
    ReissuePermitUseCase,
    ReadPermitsQuery,
    ShowCredentialUseCase,
    ListPermitTypesQuery,
    PublishTrustListUseCase,
    TrustKeyUseCase,
    DecideOnKeyUseCase,
    PutKeyInForce,
    PublishStatusListQuery,
    IssueForRegistrationUseCase,
    PermitWriter,
    PermitStore,
    StatusListStore,
    KnowledgeStore,
    TrustedKeys,
    TrustedKeyStore,
    KeyDecisionStore,
    KeyRing,
    PersonsClient,
    RegistrationCheck,
    KeepKnowledgeConsumer,
  ),
)
export class PermitsModule {}
