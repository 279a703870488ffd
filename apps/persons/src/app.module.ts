import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { AmendPersonUseCase } from './features/amend-person/amend-person.js';
import { GetPersonQuery } from './features/get-person/get-person.query.js';
import { GetPersonCardQuery } from './features/get-person-card/get-person-card.query.js';
import { GetPersonFactsQuery } from './features/get-person-facts/get-person-facts.query.js';
import { IdentifyPersonQuery } from './features/identify-person/identify-person.query.js';
import { IdentifySealedQuery } from './features/identify-sealed/identify-sealed.query.js';
import { LogAccessUseCase } from './features/log-access/log-access.js';
import { ReadAccessLogQuery } from './features/read-access-log/read-access-log.query.js';
import { ReadMrzQuery } from './features/read-mrz/read-mrz.query.js';
import { RegisterPersonUseCase } from './features/register-person/register-person.js';
import { RenewMatchKeysUseCase } from './features/renew-match-keys/renew-match-keys.js';
import { SearchPersonsQuery } from './features/search-persons/search-persons.query.js';
import { AccessLog } from './model/access-log.part.js';
import { AccessLogStore } from './model/access-log.store.js';
import { AlreadyKnown } from './model/already-known.part.js';
import { BlindIndex } from './model/blind-index.part.js';
import { Identification } from './model/identification.part.js';
import { KnownWrappers } from './model/known-wrappers.part.js';
import { MatchModel } from './model/match-model.part.js';
import { MatchStore } from './model/match.store.js';
import { PersonStore } from './model/person.store.js';
import { PersonVault } from './model/person-vault.part.js';
import { PersonPublisher } from './model/person-publisher.part.js';
import { SearchLimit } from './model/search-limit.part.js';
import { ShownDocuments } from './model/shown-documents.part.js';
import { Today } from './model/today.part.js';
import { ToldApartStore } from './model/told-apart.store.js';
import { WrappedKeyStore } from './model/wrapped-key.store.js';

/** The whole service on one page. */
@Module(
  features(
    RegisterPersonUseCase,
    AmendPersonUseCase,
    GetPersonQuery,
    SearchPersonsQuery,
    ReadMrzQuery,
    ReadAccessLogQuery,
    GetPersonFactsQuery,
    GetPersonCardQuery,
    IdentifyPersonQuery,
    IdentifySealedQuery,
    LogAccessUseCase,
    Identification,
    ShownDocuments,
    RenewMatchKeysUseCase,
    PersonStore,
    MatchStore,
    MatchModel,
    PersonVault,
    KnownWrappers,
    WrappedKeyStore,
    PersonPublisher,
    AlreadyKnown,
    ToldApartStore,
    BlindIndex,
    AccessLog,
    AccessLogStore,
    SearchLimit,
    Today,
  ),
)
export class AppModule {}
