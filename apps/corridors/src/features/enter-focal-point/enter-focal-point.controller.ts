import { Controller } from '@nestjs/common';
import { ENTER_FOCAL_POINT, type Asked, type EnterFocalPoint, type FocalPoint } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { EnterFocalPointUseCase } from './enter-focal-point.js';

@Controller()
export class EnterFocalPointController {
  constructor(private readonly enterFocalPoint: EnterFocalPointUseCase) {}

  @Answers(ENTER_FOCAL_POINT)
  handle(@Payload() asked: Asked<EnterFocalPoint>): Promise<FocalPoint> {
    return this.enterFocalPoint.execute(asked);
  }
}
