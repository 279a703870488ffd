/** Everything that an operation is called, from its service and its verb and noun. */
export interface OperationNames {
  readonly service: string;
  /** `settle-dispute`: the feature's folder and its file. */
  readonly feature: string;
  /** `settle` */
  readonly verb: string;
  /** `dispute` */
  readonly noun: string;
  /** `SettleDispute`: the request's class. */
  readonly request: string;
  /** `SettleDisputeReceipt`: the answer's class. */
  readonly answer: string;
  /** `SettleDisputeUseCase` */
  readonly useCase: string;
  /** `SETTLE_DISPUTE` */
  readonly constant: string;
  /** `disputeId` */
  readonly id: string;
  /** `workers.settle-dispute.v1` */
  readonly subject: string;
  /** `/disputes/{disputeId}/settle` */
  readonly path: string;
}

/** The names of an operation; null where the feature is not called by a verb and a noun. */
export function operationNames(service: string, feature: string): OperationNames | null {
  const [, verb = '', noun = ''] = /^([a-z]+)-([a-z]+(?:-[a-z]+)*)$/.exec(feature) ?? [];
  if (verb === '') return null;
  const request = pascal(feature);
  const id = `${pascal(noun).slice(0, 1).toLowerCase()}${pascal(noun).slice(1)}Id`;
  return {
    service,
    feature,
    verb,
    noun,
    request,
    answer: `${request}Receipt`,
    useCase: `${request}UseCase`,
    constant: feature.toUpperCase().replaceAll('-', '_'),
    id,
    subject: `${service}.${feature}.v1`,
    path: `/${plural(noun)}/{${id}}/${verb}`,
  };
}

function pascal(words: string): string {
  return words
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
