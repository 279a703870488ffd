import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { AnswerStayQuery } from './features/answer-stay/answer-stay.query.js';
import { AnswerWhatIfQuery } from './features/answer-what-if/answer-what-if.query.js';
import { CheckAtGateUseCase } from './features/check-at-gate/check-at-gate.js';
import { FindCrossingsQuery } from './features/find-crossings/find-crossings.query.js';
import { KeepKnowledgeConsumer } from './features/keep-knowledge/keep-knowledge.consumer.js';
import { KeepStandingConsumer } from './features/keep-standing/keep-standing.consumer.js';
import { MakePartitionsUseCase } from './features/make-partitions/make-partitions.js';
import { PruneChecksUseCase } from './features/prune-checks/prune-checks.js';
import { RecordCrossingUseCase } from './features/record-crossing/record-crossing.js';
import { SettleAwaitedPermitsUseCase } from './features/settle-awaited-permits/settle-awaited-permits.js';
import { SettleShownDocumentsUseCase } from './features/settle-shown-documents/settle-shown-documents.js';
import { ShowBoardQuery } from './features/show-board/show-board.query.js';
import { AwaitedPermitStore } from './model/awaited-permit.store.js';
import { CheckStore } from './model/check.store.js';
import { CredentialSeenStore } from './model/credential-seen.store.js';
import { CredentialsSeen } from './model/credentials-seen.part.js';
import { CrossingJudge } from './model/crossing-judge.part.js';
import { CrossingSettler } from './model/crossing-settler.part.js';
import { CrossingStore } from './model/crossing.store.js';
import { FactsStore } from './model/facts.store.js';
import { KnowledgeAge } from './model/knowledge-age.part.js';
import { KnowledgeStore } from './model/knowledge.store.js';
import { ShownDocumentStore } from './model/shown-document.store.js';
import { StrangerStore } from './model/stranger.store.js';

/** The whole service on one page. */
@Module(
  features(
    CheckAtGateUseCase,
    RecordCrossingUseCase,
    FindCrossingsQuery,
    ShowBoardQuery,
    AnswerStayQuery,
    MakePartitionsUseCase,
    SettleShownDocumentsUseCase,
    SettleAwaitedPermitsUseCase,
    PruneChecksUseCase,
    CrossingJudge,
    CrossingSettler,
    KnowledgeAge,
    CredentialSeenStore,
    CredentialsSeen,
    ShownDocumentStore,
    AwaitedPermitStore,
    CrossingStore,
    CheckStore,
    FactsStore,
    KnowledgeStore,
    StrangerStore,
    AnswerWhatIfQuery,
    KeepKnowledgeConsumer,
    KeepStandingConsumer,
  ),
)
export class CrossingsModule {}
