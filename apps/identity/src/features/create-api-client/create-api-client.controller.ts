import { Controller } from '@nestjs/common';
import { CREATE_API_CLIENT, type CreateApiClient, type Asked, type CreatedApiClient } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { CreateApiClientUseCase } from './create-api-client.js';

@Controller()
export class CreateApiClientController {
  constructor(private readonly createApiClient: CreateApiClientUseCase) {}

  @Answers(CREATE_API_CLIENT)
  handle(@Payload() asked: Asked<CreateApiClient>): Promise<CreatedApiClient> {
    return this.createApiClient.execute(asked);
  }
}
