import { Problem, REGISTER_PERSON, type Asked, type RegisteredPerson, type RegisterPerson } from '@gatebook/contracts';
import type { TestService } from '@gatebook/service-kit/testing';

const ANOTHER = { question: 'PERSON_ALREADY_KNOWN', answer: 'not-the-same', reason: 'looked at: another one' } as const;

/** Enters somebody who is alike to people on file, as an officer who has looked at them and says that it is another one. */
export async function registerAnother(persons: TestService, person: RegisterPerson, asked: Partial<Asked>): Promise<RegisteredPerson> {
  const notTheSameAs = new Set<string>();
  for (;;) {
    try {
      return await persons.ask(REGISTER_PERSON, { ...person, notTheSameAs: [...notTheSameAs], decisions: [ANOTHER] }, asked);
    } catch (error) {
      const alike = error instanceof Problem && error.code === 'PERSON_ALREADY_KNOWN' ? error.members['possibleDuplicates'] : undefined;
      if (!Array.isArray(alike)) throw error;
      for (const one of alike) notTheSameAs.add(String(Object(one).personId));
    }
  }
}
