import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { AddSideKeyUseCase } from './features/add-side-key/add-side-key.js';
import { ConfirmSideKeyUseCase } from './features/confirm-side-key/confirm-side-key.js';
import { EndAgreementUseCase } from './features/end-agreement/end-agreement.js';
import { EndFocalPointUseCase } from './features/end-focal-point/end-focal-point.js';
import { EndSideKeyUseCase } from './features/end-side-key/end-side-key.js';
import { EnterAgreementUseCase } from './features/enter-agreement/enter-agreement.js';
import { EnterFocalPointUseCase } from './features/enter-focal-point/enter-focal-point.js';
import { NotifyGateStatusUseCase } from './features/notify-gate-status/notify-gate-status.js';
import { ProposeRulebookUseCase } from './features/propose-rulebook/propose-rulebook.js';
import { PublishGatesUseCase } from './features/publish-gates/publish-gates.js';
import { ReadAgreementsQuery } from './features/read-agreements/read-agreements.query.js';
import { ReadDirectoryQuery } from './features/read-directory/read-directory.query.js';
import { ReadGatesQuery } from './features/read-gates/read-gates.query.js';
import { ReadRulebooksQuery } from './features/read-rulebooks/read-rulebooks.query.js';
import { SignRulebookUseCase } from './features/sign-rulebook/sign-rulebook.js';
import { AgreementStore } from './model/agreement.store.js';
import { FocalPointStore } from './model/focal-point.store.js';
import { GateStore } from './model/gate.store.js';
import { NoticeStore } from './model/notice.store.js';
import { RulebookStore } from './model/rulebook.store.js';
import { SideKeyStore } from './model/side-key.store.js';

/** The whole service on one page. */
@Module(
  features(
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
  ),
)
export class CorridorsModule {}
