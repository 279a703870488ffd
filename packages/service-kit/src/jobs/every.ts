import 'reflect-metadata';

const SCHEDULED = Symbol('what a class does by itself');

/** How a method's first turn goes: awaited before the service is there, begun with it, or (absent) after the first period. */
export type FirstTurn = 'awaited' | 'begun';

/** A method that its service does by itself. */
export interface Scheduled {
  readonly method: string;
  /** Milliseconds from one turn to the next, or how to learn them from the instance. */
  readonly every: number | ((self: object) => number);
  readonly first: FirstTurn | undefined;
}

type Work = (stopping?: AbortSignal) => Promise<void>;

/**
 * Marks a method that the service does by itself, again and again: one turn at a time in a process, the next one also after a failure. Replicas do
 * it side by side, so it takes what it works on under a lock. It ends early once `stopping` is aborted.
 */
export function Every<Self extends object>(every: number | ((self: Self) => number), { first }: { readonly first?: FirstTurn } = {}) {
  return <Method extends Work>(target: Self, method: string, _: TypedPropertyDescriptor<Method>): void => {
    const scheduled: Scheduled = { method, every: every as Scheduled['every'], first };
    Reflect.defineMetadata(SCHEDULED, [...scheduledOf(target), scheduled], target);
  };
}

/** What an instance, or a class by its prototype, does by itself. */
export function scheduledOf(target: object): readonly Scheduled[] {
  const known: readonly Scheduled[] | undefined = Reflect.getMetadata(SCHEDULED, target);
  return known ?? [];
}
