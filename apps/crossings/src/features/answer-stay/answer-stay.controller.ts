import { Controller } from '@nestjs/common';
import { GET_STAY, type Asked, type GetStay, type Stay } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { AnswerStayQuery } from './answer-stay.query.js';

@Controller()
export class AnswerStayController {
  constructor(private readonly answerStay: AnswerStayQuery) {}

  @Answers(GET_STAY)
  handle(@Payload() asked: Asked<GetStay>): Promise<Stay> {
    return this.answerStay.execute(asked);
  }
}
