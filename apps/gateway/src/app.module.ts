import { Module, type DynamicModule } from '@nestjs/common';
import { Bus, Log, Metrics } from '@gatebook/service-kit';
import { Access } from './access/access.js';
import { GatewaySettings } from './config.js';
import { TokenRoute } from './features/issue-token/token-route.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { OperationRoutes } from './routes/operation-routes.js';
import { DocumentRoutes } from './openapi/document-routes.js';
import { ProblemRoutes } from './problems/problem-routes.js';

/** What is made before the module is loaded. */
export interface GatewayParts {
  readonly settings: GatewaySettings;
  readonly bus: Bus;
  readonly access: Access;
  readonly readiness: Readiness;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The whole gateway on one page. */
@Module({})
export class GatewayModule {
  static with({ settings, bus, access, readiness, log, metrics }: GatewayParts): DynamicModule {
    const providers = [
      { provide: GatewaySettings, useValue: settings },
      { provide: Bus, useValue: bus },
      { provide: Access, useValue: access },
      { provide: Readiness, useValue: readiness },
      { provide: Log, useValue: log },
      { provide: Metrics, useValue: metrics },
      OperationRoutes,
      TokenRoute,
      DocumentRoutes,
      ProblemRoutes,
    ];
    return { module: GatewayModule, controllers: [HealthController], providers };
  }
}
