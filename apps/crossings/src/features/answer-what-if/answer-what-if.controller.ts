import { Controller } from '@nestjs/common';
import { STAY_WHAT_IF, type Asked, type StayWhatIf, type StayWhatIfAnswer } from '@gatebook/contracts';
import { stayWhatIf } from '@gatebook/rulebook';
import { Answers, Payload } from '@gatebook/service-kit';
import { whatIfQuestion } from '../../model/what-if.rules.js';

/** The stay engine without a person: nothing is read and nothing kept. */
@Controller()
export class AnswerWhatIfController {
  @Answers(STAY_WHAT_IF)
  handle(@Payload() { body }: Asked<StayWhatIf>): StayWhatIfAnswer {
    return stayWhatIf(whatIfQuestion(body));
  }
}
