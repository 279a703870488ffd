import { Controller } from '@nestjs/common';
import { CREATE_OFFICER, type CreateOfficer, type Asked, type Officer } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { CreateOfficerUseCase } from './create-officer.js';

@Controller()
export class CreateOfficerController {
  constructor(private readonly createOfficer: CreateOfficerUseCase) {}

  @Answers(CREATE_OFFICER)
  handle(@Payload() asked: Asked<CreateOfficer>): Promise<Officer> {
    return this.createOfficer.execute(asked);
  }
}
