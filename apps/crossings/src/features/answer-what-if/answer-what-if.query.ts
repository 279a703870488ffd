import { STAY_WHAT_IF, type Asked, type StayWhatIf, type StayWhatIfAnswer } from '@gatebook/contracts';
import { stayWhatIf } from '@gatebook/rulebook';
import { Answers, Feature } from '@gatebook/service-kit';
import { whatIfQuestion } from '../../model/what-if.rules.js';

/** The stay engine without a person: nothing is read and nothing kept. */
@Feature()
export class AnswerWhatIfQuery {
  @Answers(STAY_WHAT_IF)
  execute({ body }: Asked<StayWhatIf>): StayWhatIfAnswer {
    return stayWhatIf(whatIfQuestion(body));
  }
}
