import { Controller } from '@nestjs/common';
import {
  END_GATE_NOTICE,
  NOTIFY_GATE_STATUS,
  type Asked,
  type GateNoticeKept,
  type NotifyGateStatus,
  type OneGateNotice,
} from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { NotifyGateStatusUseCase } from './notify-gate-status.js';

@Controller()
export class NotifyGateStatusController {
  constructor(private readonly notifyGateStatus: NotifyGateStatusUseCase) {}

  @Answers(NOTIFY_GATE_STATUS)
  notify(@Payload() asked: Asked<NotifyGateStatus>): Promise<GateNoticeKept> {
    return this.notifyGateStatus.execute(asked);
  }

  @Answers(END_GATE_NOTICE)
  end(@Payload() asked: Asked<OneGateNotice>): Promise<GateNoticeKept> {
    return this.notifyGateStatus.end(asked);
  }
}
