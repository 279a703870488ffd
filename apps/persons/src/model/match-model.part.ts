import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { forListOf, parsePersonModel, REGIONAL_MODEL, type PersonModel } from '@gatebook/linkage';
import { Every } from '@gatebook/service-kit';
import { PersonsSettings } from '../config.js';
import { PersonStore } from './person.store.js';

const COUNT_EVERY_MS = 10 * 60 * 1000;

/**
 * The weights by which people are compared: the package's own, or those that a deployment has estimated on its own people. The
 * more people are on file, the likelier a chance likeness: the prior and the thresholds follow their number.
 */
@Injectable()
export class MatchModel {
  private readonly given: PersonModel;
  private fitted: PersonModel;

  constructor(
    { matchModel }: PersonsSettings,
    private readonly people: PersonStore,
  ) {
    this.given = matchModel === undefined ? REGIONAL_MODEL : parsePersonModel(readFileSync(matchModel, 'utf8'));
    this.fitted = this.given;
  }

  get current(): PersonModel {
    return this.fitted;
  }

  /** An estimate will do: ten times as many people are three bits. A model is never made bolder than it was given. */
  @Every(COUNT_EVERY_MS, { first: 'awaited' })
  async fit(): Promise<void> {
    const people = await this.people.estimateCount();
    this.fitted = forListOf(this.given, Math.max(people, 1 / this.given.prior));
  }
}
