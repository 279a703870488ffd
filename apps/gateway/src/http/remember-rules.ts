import { getMetadataStorage } from 'class-validator';

/**
 * For every object it checks, class-validator goes through the rules of every class there is. Classes do not change while we run, so what it
 * found for a class is kept.
 */
export function rememberRules(): void {
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const kept = new Map<unknown, ReturnType<typeof gather>>();
  storage.getTargetValidationMetadatas = (dto, schema, always, strictGroups, groups) => {
    const isPlain = schema === undefined && !always && !strictGroups && groups === undefined;
    if (!isPlain) return gather(dto, schema, always, strictGroups, groups);
    const rules = kept.get(dto) ?? gather(dto, schema, always, strictGroups);
    kept.set(dto, rules);
    return rules;
  };
}
