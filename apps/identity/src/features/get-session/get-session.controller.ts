import { Controller } from '@nestjs/common';
import { GET_SESSION, type Nothing, type Asked, type WhoAmI } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { GetSessionQuery } from './get-session.query.js';

@Controller()
export class GetSessionController {
  constructor(private readonly getSession: GetSessionQuery) {}

  @Answers(GET_SESSION)
  handle(@Payload() asked: Asked<Nothing>): Promise<WhoAmI> {
    return this.getSession.execute(asked);
  }
}
