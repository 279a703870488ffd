import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Log } from '../logs/log.js';
import { scheduledOf, type Scheduled } from './every.js';
import { instancesOf } from './instances-of.js';
import { Loops } from './loops.js';
import { repeat } from './repeat.js';

/** Finds what the service's classes do by themselves (`@Every`), and does it from the start to the end of the service. */
@Injectable()
export class Schedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ends: (() => Promise<void>)[] = [];

  constructor(
    private readonly modules: ModulesContainer,
    private readonly log: Log,
    private readonly loops: Loops,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const instance of instancesOf(this.modules)) for (const scheduled of scheduledOf(instance)) await this.begin(instance, scheduled);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.ends.map((end) => end()));
  }

  private async begin(instance: object, { method, every, first }: Scheduled): Promise<void> {
    const { log, loops } = this;
    const work = (stopping: AbortSignal): Promise<void> => Reflect.get(instance, method).call(instance, stopping);
    if (first === 'awaited') await work(new AbortController().signal);
    const name = `${instance.constructor.name}.${method}`;
    const everyMs = typeof every === 'number' ? every : every(instance);
    this.ends.push(repeat({ name, everyMs, atOnce: first === 'begun' }, work, { log, loops }));
  }
}
