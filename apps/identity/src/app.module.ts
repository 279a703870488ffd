import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { CreateApiClientUseCase } from './features/create-api-client/create-api-client.js';
import { CreateOfficeUseCase } from './features/create-office/create-office.js';
import { CreateOfficerUseCase } from './features/create-officer/create-officer.js';
import { DeactivateOfficerUseCase } from './features/deactivate-officer/deactivate-officer.js';
import { GetSessionQuery } from './features/get-session/get-session.query.js';
import { IssueTokenUseCase } from './features/issue-token/issue-token.js';
import { ListApiClientsQuery } from './features/list-api-clients/list-api-clients.query.js';
import { ListOfficersQuery } from './features/list-officers/list-officers.query.js';
import { ListOfficesQuery } from './features/list-offices/list-offices.query.js';
import { RevokeApiClientUseCase } from './features/revoke-api-client/revoke-api-client.js';
import { SetPasswordUseCase } from './features/set-password/set-password.js';
import { SignInUseCase } from './features/sign-in/sign-in.js';
import { SignOutUseCase } from './features/sign-out/sign-out.js';
import { VerifyAccessQuery } from './features/verify-access/verify-access.query.js';
import { ApiClientStore } from './model/api-client.store.js';
import { FailedSignInStore } from './model/failed-sign-in.store.js';
import { KnownCaller } from './model/known-caller.part.js';
import { KnownDeviceStore } from './model/known-device.store.js';
import { OfficeStore } from './model/office.store.js';
import { OfficerStore } from './model/officer.store.js';
import { SessionStore } from './model/session.store.js';
import { Tokens } from './model/tokens.part.js';

/** The whole service on one page. */
@Module(
  features(
    SignInUseCase,
    GetSessionQuery,
    SignOutUseCase,
    VerifyAccessQuery,
    IssueTokenUseCase,
    CreateOfficeUseCase,
    ListOfficesQuery,
    CreateOfficerUseCase,
    ListOfficersQuery,
    DeactivateOfficerUseCase,
    SetPasswordUseCase,
    CreateApiClientUseCase,
    ListApiClientsQuery,
    RevokeApiClientUseCase,
    OfficeStore,
    OfficerStore,
    ApiClientStore,
    FailedSignInStore,
    KnownCaller,
    KnownDeviceStore,
    SessionStore,
    Tokens,
  ),
)
export class IdentityModule {}
