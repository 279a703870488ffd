import { Controller } from '@nestjs/common';
import { END_FOCAL_POINT, type Asked, type EndFocalPoint, type FocalPoint } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { EndFocalPointUseCase } from './end-focal-point.js';

@Controller()
export class EndFocalPointController {
  constructor(private readonly useCase: EndFocalPointUseCase) {}

  @Answers(END_FOCAL_POINT)
  handle(@Payload() asked: Asked<EndFocalPoint>): Promise<FocalPoint> {
    return this.useCase.execute(asked);
  }
}
