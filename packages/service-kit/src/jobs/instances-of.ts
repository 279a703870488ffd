import type { ModulesContainer } from '@nestjs/core';

/** Every object that Nest has made for a service. */
export function instancesOf(modules: ModulesContainer): ReadonlySet<object> {
  const made = [...modules.values()].flatMap(({ providers, controllers }) => [...providers.values(), ...controllers.values()]);
  return new Set(made.map(({ instance }): unknown => instance).filter((one) => typeof one === 'object' && one !== null));
}
