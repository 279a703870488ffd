import { Controller } from '@nestjs/common';
import { CREATE_OFFICE, type CreateOffice, type Asked, type Office } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { CreateOfficeUseCase } from './create-office.js';

@Controller()
export class CreateOfficeController {
  constructor(private readonly createOffice: CreateOfficeUseCase) {}

  @Answers(CREATE_OFFICE)
  handle(@Payload() asked: Asked<CreateOffice>): Promise<Office> {
    return this.createOffice.execute(asked);
  }
}
