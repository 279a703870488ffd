import {
  LIST_CORRIDORS,
  LIST_RULEBOOKS,
  LIST_SIDE_KEYS,
  Problem,
  type Corridor,
  type ListRulebooks,
  type OneRulebook,
  type Page,
  type PageRequest,
  type RulebookVersion,
  type SideKeyKept,
  type WholeRulebook,
  GET_RULEBOOK,
  type Asked,
} from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import { localDay, rulebookInForceOn } from '@gatebook/rulebook';
import { Clock, Database, pageOfWhole, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { answerOf } from '../../model/side-key.rules.js';
import { SideKeyStore } from '../../model/side-key.store.js';
import { RulebookStore, versionOf, wholeRulebook, type KeptRulebook } from '../../model/rulebook.store.js';

/** Corridors and the rulebooks that stand for them. */
@Feature()
export class ReadRulebooksQuery {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly sideKeys: SideKeyStore,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(LIST_CORRIDORS)
  async corridors({ body: page }: Asked<PageRequest>): Promise<Page<Corridor>> {
    const rulebooks = await this.rulebooks.list(this.database.db, null);
    const day = localDay(this.clock.now(), zoneOf(this.settings.side));
    const corridorIds = new Set(rulebooks.map(({ corridorId }) => corridorId));
    const versionsOf = (id: string): readonly KeptRulebook[] => rulebooks.filter(({ corridorId }) => corridorId === id);
    const corridors = [...corridorIds].flatMap((id) => corridorOf(versionsOf(id), day) ?? []);
    return pageOfWhole(LIST_CORRIDORS, corridors, page, ({ corridorId }) => corridorId);
  }

  @Answers(LIST_RULEBOOKS)
  async list({ body: { corridorId, ...page } }: Asked<ListRulebooks>): Promise<Page<RulebookVersion>> {
    const rulebooks = await this.rulebooks.list(this.database.db, corridorId);
    if (rulebooks.length === 0) throw new Problem('NOT_FOUND');
    return pageOfWhole(LIST_RULEBOOKS, rulebooks.map(versionOf), page, ({ version }) => String(version));
  }

  @Answers(GET_RULEBOOK)
  async get({ body: { corridorId, version } }: Asked<OneRulebook>): Promise<WholeRulebook> {
    const rulebook = await this.rulebooks.find(this.database.db, corridorId, version);
    if (!rulebook) throw new Problem('NOT_FOUND');
    return wholeRulebook(rulebook);
  }

  @Answers(LIST_SIDE_KEYS)
  async keys({ body: page }: Asked<PageRequest>): Promise<Page<SideKeyKept>> {
    const at = this.clock.now();
    const keys = await this.sideKeys.list(this.database.db);
    const kept = keys.map((key) => answerOf(key, at));
    return pageOfWhole(LIST_SIDE_KEYS, kept, page, ({ side, keyId }) => `${side} ${keyId}`);
  }
}

function corridorOf(versions: readonly KeptRulebook[], day: string): Corridor | null {
  const signed = versions.filter(({ status }) => status === 'in-force').map(({ document }) => document);
  const newest = versions[0]?.document;
  if (newest === undefined) return null;
  const inForce = rulebookInForceOn(signed, newest.corridorId, day);
  const { corridorId, title, sides, territories, corridorGates } = inForce ?? newest;
  return { corridorId, title: { ...title }, sides, territories, gateIds: corridorGates.gateIds, rulebookInForce: inForce?.version ?? null };
}
