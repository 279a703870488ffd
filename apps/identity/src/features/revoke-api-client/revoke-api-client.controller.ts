import { Controller } from '@nestjs/common';
import { REVOKE_API_CLIENT, type OneApiClient, type Asked, type ApiClient } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { RevokeApiClientUseCase } from './revoke-api-client.js';

@Controller()
export class RevokeApiClientController {
  constructor(private readonly revokeApiClient: RevokeApiClientUseCase) {}

  @Answers(REVOKE_API_CLIENT)
  handle(@Payload() asked: Asked<OneApiClient>): Promise<ApiClient> {
    return this.revokeApiClient.execute(asked);
  }
}
