import { Controller } from '@nestjs/common';
import { DEACTIVATE_OFFICER, type OneOfficer, type Asked, type Officer } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { DeactivateOfficerUseCase } from './deactivate-officer.js';

@Controller()
export class DeactivateOfficerController {
  constructor(private readonly deactivateOfficer: DeactivateOfficerUseCase) {}

  @Answers(DEACTIVATE_OFFICER)
  handle(@Payload() asked: Asked<OneOfficer>): Promise<Officer> {
    return this.deactivateOfficer.execute(asked);
  }
}
