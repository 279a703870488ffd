import { plateKey, Problem, CHECK, type Asked, type CheckAnswer, type IdentifiedCheck } from '@gatebook/contracts';
import type { CredentialReading } from '@gatebook/credential';
import { adviceFor, type CheckAdvice } from '@gatebook/rulebook';
import { Clock, Database, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { REASON_TEXTS, textOf, type Language, type ShownKind } from '@gatebook/vocabulary';
import { v7 as uuid } from 'uuid';
import { CheckStore } from '../../model/check.store.js';
import { CredentialsSeen } from '../../model/credentials-seen.part.js';
import { FactsStore } from '../../model/facts.store.js';
import { KnowledgeAge } from '../../model/knowledge-age.part.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { stayAtCheck } from '../../model/stay-texts.rules.js';
import { prepareQuestion, type PreparedQuestion } from '../../model/question.rules.js';
import { mayWorkAt } from '../../model/scope.rules.js';
import { StrangerStore } from '../../model/stranger.store.js';

/** Answers within a second whether somebody may pass here and now: advice with its reasons, not a decision. */
@Feature()
export class CheckAtGateUseCase {
  constructor(
    private readonly database: Database,
    private readonly checks: CheckStore,
    private readonly facts: FactsStore,
    private readonly knowledge: KnowledgeStore,
    private readonly clock: Clock,
    private readonly age: KnowledgeAge,
    private readonly seen: CredentialsSeen,
    private readonly strangers: StrangerStore,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(CHECK)
  async execute(asked: Asked<IdentifiedCheck>): Promise<CheckAnswer> {
    const { gateId, direction, traffic, subject, identified } = asked.body;
    if (!mayWorkAt(asked.actor, gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
    const now = this.clock.now();
    const at = asked.body.at == null ? now : new Date(asked.body.at);
    const db = this.database.db;
    const knowledge = await this.knowledge.at(db, await this.knowledge.revision(db), at);
    const gate = knowledge.gates.get(gateId);
    if (!gate) throw new Problem('GATE_UNKNOWN', { gateId });

    const reading = subject.credential == null ? null : await this.seen.read(db, subject.credential, knowledge.trustList, at, now);
    // What was signed goes before what was typed beside it: a good number must not cover a revoked card.
    const permitNumber = reading?.outcome === 'valid' ? reading.credential.permitNumber : (subject.permitNumber ?? null);
    const wanted = [
      {
        permitNumber,
        personId: identified?.personId ?? null,
        plate: askedBy(subject, reading) === 'plate' ? plateKey(subject.plate ?? '') : undefined,
        at,
      },
    ];
    const [gathered] = await this.facts.readFurther(db, wanted, await this.facts.gather(db, wanted), knowledge.countedDays);
    if (!gathered) throw new Error('no facts were gathered');
    const facts = await this.strangers.addPassages(db, gathered, { reading, permitNumber, personId: identified?.personId ?? null, at });
    const age = this.age.of(now, { gate, knowledge, facts, permitNumber, reading });
    const [ofVehicle] = await this.facts.permitsOfPlates(db, [traffic === 'vehicle' ? subject.plate : null]);
    const prepared = prepareQuestion({
      gate,
      direction,
      deploymentSide: this.settings.side,
      at,
      traffic,
      askedBy: askedBy(subject, reading),
      permitNumber,
      reading,
      identified: identified ?? null,
      document: subject.document?.type == null ? (identified?.document ?? subject.document) : subject.document,
      facts,
      ofVehicle,
      knowledge,
      age,
      isRecord: false,
    });
    const advice = adviceFor(prepared.question);
    const answer = answerOf(prepared, advice, {
      checkId: uuid(),
      personId: identified?.personId ?? undefined,
      ageSeconds: age.ageSeconds,
      language: asked.language,
    });
    const strangers = this.strangers.permitIn(reading, facts);
    await this.checks.insert(db, {
      answer,
      asked,
      askedAt: now,
      aboutAt: at,
      rulebookVersion: prepared.rulebook?.version ?? null,
      strangers,
    });
    return answer;
  }
}

function askedBy(subject: IdentifiedCheck['subject'], reading: CredentialReading | null): ShownKind {
  if (reading !== null || subject.permitNumber != null) return 'permit';
  return subject.plate != null && subject.document == null && subject.mrz == null ? 'plate' : 'document';
}

function answerOf(
  { known, credential, rulebook, stay, question }: PreparedQuestion,
  advice: CheckAdvice,
  {
    checkId,
    personId,
    ageSeconds,
    language,
  }: { readonly checkId: string; readonly personId: string | undefined; readonly ageSeconds: number; readonly language: Language },
): CheckAnswer {
  const holder = credential?.holder;
  return {
    checkId,
    advice: advice.advice,
    heading: advice.heading,
    reasons: advice.reasons.map(({ code, clause }) => ({ code, clause, text: textOf(REASON_TEXTS, code, language) })),
    person: {
      personId: known?.standing.personId ?? personId,
      names: holder?.latinName,
      ownScriptName: holder?.ownScriptName,
      birthDate: holder?.birthDate,
      nationality: question.holder.nationality ?? undefined,
      namesFrom: holder ? 'credential' : 'none',
    },
    permit: question.permit && {
      permitId: known?.standing.permitId,
      number: question.permit.number,
      type: question.permit.type,
      hostSide: question.permit.hostSide,
      validFrom: question.permit.validFrom,
      validUntil: question.permit.validUntil,
      status: known ? question.permit.status : null,
    },
    stay: stay && stayAtCheck(stay, language),
    basis: { rulebookVersion: rulebook?.version ?? null, statusListSequence: known?.standing.statusListSequence ?? null, ageSeconds },
  };
}
