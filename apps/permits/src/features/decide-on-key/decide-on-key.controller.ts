import { Controller } from '@nestjs/common';
import {
  CONFIRM_KEY_STATE,
  LIST_TRUSTED_KEYS,
  PROPOSE_KEY_STATE,
  type Asked,
  type ConfirmKeyState,
  type Page,
  type PageRequest,
  type ProposeKeyState,
  type TrustedKeyKept,
} from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { DecideOnKeyUseCase } from './decide-on-key.js';

@Controller()
export class DecideOnKeyController {
  constructor(private readonly decideOnKey: DecideOnKeyUseCase) {}

  @Answers(LIST_TRUSTED_KEYS)
  list(@Payload() { body }: Asked<PageRequest>): Promise<Page<TrustedKeyKept>> {
    return this.decideOnKey.list(body);
  }

  @Answers(PROPOSE_KEY_STATE)
  propose(@Payload() asked: Asked<ProposeKeyState>): Promise<TrustedKeyKept> {
    return this.decideOnKey.propose(asked);
  }

  @Answers(CONFIRM_KEY_STATE)
  confirm(@Payload() asked: Asked<ConfirmKeyState>): Promise<TrustedKeyKept> {
    return this.decideOnKey.confirm(asked);
  }
}
