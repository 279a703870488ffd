import { Module } from '@nestjs/common';
import { AddSideKeyController } from './features/add-side-key/add-side-key.controller.js';
import { AddSideKeyUseCase } from './features/add-side-key/add-side-key.js';
import { ConfirmSideKeyController } from './features/confirm-side-key/confirm-side-key.controller.js';
import { ConfirmSideKeyUseCase } from './features/confirm-side-key/confirm-side-key.js';
import { EndAgreementController } from './features/end-agreement/end-agreement.controller.js';
import { EndAgreementUseCase } from './features/end-agreement/end-agreement.js';
import { EndFocalPointController } from './features/end-focal-point/end-focal-point.controller.js';
import { EndFocalPointUseCase } from './features/end-focal-point/end-focal-point.js';
import { EndSideKeyController } from './features/end-side-key/end-side-key.controller.js';
import { EndSideKeyUseCase } from './features/end-side-key/end-side-key.js';
import { EnterAgreementController } from './features/enter-agreement/enter-agreement.controller.js';
import { EnterAgreementUseCase } from './features/enter-agreement/enter-agreement.js';
import { EnterFocalPointController } from './features/enter-focal-point/enter-focal-point.controller.js';
import { EnterFocalPointUseCase } from './features/enter-focal-point/enter-focal-point.js';
import { NotifyGateStatusController } from './features/notify-gate-status/notify-gate-status.controller.js';
import { NotifyGateStatusUseCase } from './features/notify-gate-status/notify-gate-status.js';
import { ProposeRulebookController } from './features/propose-rulebook/propose-rulebook.controller.js';
import { ProposeRulebookUseCase } from './features/propose-rulebook/propose-rulebook.js';
import { PublishGatesUseCase } from './features/publish-gates/publish-gates.js';
import { ReadAgreementsController } from './features/read-agreements/read-agreements.controller.js';
import { ReadAgreementsQuery } from './features/read-agreements/read-agreements.query.js';
import { ReadDirectoryController } from './features/read-directory/read-directory.controller.js';
import { ReadDirectoryQuery } from './features/read-directory/read-directory.query.js';
import { ReadGatesController } from './features/read-gates/read-gates.controller.js';
import { ReadGatesQuery } from './features/read-gates/read-gates.query.js';
import { ReadRulebooksController } from './features/read-rulebooks/read-rulebooks.controller.js';
import { ReadRulebooksQuery } from './features/read-rulebooks/read-rulebooks.query.js';
import { SignRulebookController } from './features/sign-rulebook/sign-rulebook.controller.js';
import { SignRulebookUseCase } from './features/sign-rulebook/sign-rulebook.js';
import { AgreementStore } from './model/agreement.store.js';
import { FocalPointStore } from './model/focal-point.store.js';
import { GateStore } from './model/gate.store.js';
import { NoticeStore } from './model/notice.store.js';
import { RulebookStore } from './model/rulebook.store.js';
import { SideKeyStore } from './model/side-key.store.js';

/** The whole service on one page. */
@Module({
  controllers: [
    ReadGatesController,
    NotifyGateStatusController,
    EnterAgreementController,
    EndAgreementController,
    ReadAgreementsController,
    ProposeRulebookController,
    SignRulebookController,
    ReadRulebooksController,
    AddSideKeyController,
    ConfirmSideKeyController,
    EndSideKeyController,
    EnterFocalPointController,
    EndFocalPointController,
    ReadDirectoryController,
  ],
  providers: [
    PublishGatesUseCase,
    ReadGatesQuery,
    NotifyGateStatusUseCase,
    EnterAgreementUseCase,
    EndAgreementUseCase,
    ReadAgreementsQuery,
    ProposeRulebookUseCase,
    SignRulebookUseCase,
    ReadRulebooksQuery,
    AddSideKeyUseCase,
    ConfirmSideKeyUseCase,
    EndSideKeyUseCase,
    EnterFocalPointUseCase,
    EndFocalPointUseCase,
    ReadDirectoryQuery,
    GateStore,
    NoticeStore,
    RulebookStore,
    SideKeyStore,
    AgreementStore,
    FocalPointStore,
  ],
})
export class CorridorsModule {}
