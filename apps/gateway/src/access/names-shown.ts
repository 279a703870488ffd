const HOUR_MS = 60 * 60 * 1000;

/** How many different people's names one actor is shown in an hour: a gate's day is in it, a walk through the register is not. Each replica counts for itself. */
export class NamesShown {
  private hour = 0;
  private shown = new Map<string, Set<string>>();

  constructor(
    private readonly perHour: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts a person, and says whether the name may still be shown. Whom the actor was shown already costs nothing. */
  allows(actorId: string, personId: string): boolean {
    const hour = Math.floor(this.now() / HOUR_MS);
    if (hour !== this.hour) {
      this.hour = hour;
      this.shown = new Map();
    }
    const persons = this.shown.get(actorId) ?? new Set<string>();
    this.shown.set(actorId, persons);
    if (!persons.has(personId) && persons.size >= this.perHour) return false;
    persons.add(personId);
    return true;
  }
}
