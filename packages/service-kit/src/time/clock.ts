import { Injectable } from '@nestjs/common';

/** The only reader of the time. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
