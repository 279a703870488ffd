import { Controller } from '@nestjs/common';
import { RECORD_CROSSING, type Asked, type CrossingReceipt, type IdentifiedCrossing } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { RecordCrossingUseCase } from './record-crossing.js';

@Controller()
export class RecordCrossingController {
  constructor(private readonly recordCrossing: RecordCrossingUseCase) {}

  @Answers(RECORD_CROSSING)
  handle(@Payload() asked: Asked<IdentifiedCrossing>): Promise<Reply<CrossingReceipt>> {
    return this.recordCrossing.execute(asked);
  }
}
