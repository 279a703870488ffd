export type {
  Comparison,
  FieldEvidence,
  FieldModel,
  FrequencyTable,
  LevelOdds,
  LinkageModel,
  Observation,
  PersonModel,
  TrainingRecord,
} from './model.js';
export type { LinkageName, LinkagePerson, PreparedDocument, PreparedPerson } from './people/person.js';
export type { PreparedName } from './names/words.js';
export { preparePerson } from './people/prepare-person.js';
export { comparePeople } from './people/compare-people.js';
export { indexKeys, nearestKeys, searchKeys, type BlockingKey } from './people/keys.js';
export { REGIONAL_MODEL } from './people/regional-model.js';
export { PREPARED_FORM } from './people/form.js';
export { parseModel } from './parse-model.js';
export { parsePersonModel } from './people/parse-person-model.js';
export { STARTING_MODEL } from './people/starting-model.js';
export { observePeople } from './people/observe-people.js';
export { forListOf } from './scoring/for-list-of.js';
export { readyModel, type ReadyModel } from './scoring/score.js';
export { candidatePairs, linkLists, type LinkedLists, type Linker, type LinkOptions } from './lists/link-lists.js';
export type { LinkedPair } from './lists/linked-pair.js';
export { observeRows, personLinker, rowLinker } from './lists/linkers.js';
export { prepareRow, type ListField, type ListPlan, type PreparedRow } from './lists/plan.js';
export { COMPARATORS, type ComparatorName } from './lists/comparators.js';
export { rowKeys } from './lists/row-keys.js';
export { startingRowModel } from './lists/starting-row-model.js';
export { estimateModel, type EstimateInput } from './estimate/estimate-model.js';
export { nameFrequencies } from './estimate/train-people.js';
export { trainRegional, type LabelledPair } from './estimate/train-regional.js';
export { randomPairs, seeded } from './estimate/random-pairs.js';
export { estimatePeople } from './estimate/estimate-people.js';
