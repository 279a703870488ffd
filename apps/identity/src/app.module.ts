import { Module } from '@nestjs/common';
import { CreateApiClientController } from './features/create-api-client/create-api-client.controller.js';
import { CreateApiClientUseCase } from './features/create-api-client/create-api-client.js';
import { CreateOfficeController } from './features/create-office/create-office.controller.js';
import { CreateOfficeUseCase } from './features/create-office/create-office.js';
import { CreateOfficerController } from './features/create-officer/create-officer.controller.js';
import { CreateOfficerUseCase } from './features/create-officer/create-officer.js';
import { DeactivateOfficerController } from './features/deactivate-officer/deactivate-officer.controller.js';
import { DeactivateOfficerUseCase } from './features/deactivate-officer/deactivate-officer.js';
import { GetSessionController } from './features/get-session/get-session.controller.js';
import { GetSessionQuery } from './features/get-session/get-session.query.js';
import { IssueTokenController } from './features/issue-token/issue-token.controller.js';
import { IssueTokenUseCase } from './features/issue-token/issue-token.js';
import { ListApiClientsController } from './features/list-api-clients/list-api-clients.controller.js';
import { ListApiClientsQuery } from './features/list-api-clients/list-api-clients.query.js';
import { ListOfficersController } from './features/list-officers/list-officers.controller.js';
import { ListOfficersQuery } from './features/list-officers/list-officers.query.js';
import { ListOfficesController } from './features/list-offices/list-offices.controller.js';
import { ListOfficesQuery } from './features/list-offices/list-offices.query.js';
import { RevokeApiClientController } from './features/revoke-api-client/revoke-api-client.controller.js';
import { RevokeApiClientUseCase } from './features/revoke-api-client/revoke-api-client.js';
import { SetPasswordController } from './features/set-password/set-password.controller.js';
import { SetPasswordUseCase } from './features/set-password/set-password.js';
import { SignInController } from './features/sign-in/sign-in.controller.js';
import { SignInUseCase } from './features/sign-in/sign-in.js';
import { SignOutController } from './features/sign-out/sign-out.controller.js';
import { SignOutUseCase } from './features/sign-out/sign-out.js';
import { VerifyAccessController } from './features/verify-access/verify-access.controller.js';
import { VerifyAccessQuery } from './features/verify-access/verify-access.query.js';
import { ApiClientStore } from './model/api-client.store.js';
import { FailedSignInStore } from './model/failed-sign-in.store.js';
import { KnownCaller } from './model/known-caller.js';
import { KnownDeviceStore } from './model/known-device.store.js';
import { OfficeStore } from './model/office.store.js';
import { OfficerStore } from './model/officer.store.js';
import { Sessions } from './model/sessions.js';
import { Tokens } from './model/tokens.js';

/** The whole service on one page. */
@Module({
  controllers: [
    SignInController,
    GetSessionController,
    SignOutController,
    VerifyAccessController,
    IssueTokenController,
    CreateOfficeController,
    ListOfficesController,
    CreateOfficerController,
    ListOfficersController,
    DeactivateOfficerController,
    SetPasswordController,
    CreateApiClientController,
    ListApiClientsController,
    RevokeApiClientController,
  ],
  providers: [
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
    Sessions,
    Tokens,
  ],
})
export class IdentityModule {}
