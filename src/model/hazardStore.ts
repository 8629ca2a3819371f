/**
 * Open hazards as columns with recycled slots, and the log of finished ones.
 *
 * A hazard is one thing that may go wrong or went wrong at a building. Its identity for chance is (building and category, creation day
 * and ordinal), so that the same hazard meets the same luck in every arm. Two ledgers: what is true (resolved, escalated) and what is
 * reported (closed).
 */
import { hash32, type Stream } from "../kernel/random.ts";

/** No such day (days before the recorded time are negative). */
export const NEVER = -1000000;

/** Where a hazard stands. */
export const OPEN = 0; // exists; nobody in charge knows
export const ROUTED = 1; // known, on its way to the organisation in charge
export const QUEUED = 2; // with the organisation in charge
export const WAITING = 3; // with the organisation in charge, which seeks a partner

/**
 * Stages in which a latent hazard may become an incident, by what those in charge know: nothing yet; a case on its way; a case in hand
 * (queued, or waiting for a partner); a case that ended with the matter unsolved (cut short, failed or given up) and is out of sight.
 */
export const riskStages = ["undetected", "routing", "handling", "after-closure"] as const;
export const RISK_STAGES = riskStages.length;
const AFTER_CLOSURE = riskStages.indexOf("after-closure");

/** What latent hazards that are no incidents go through: found for the first time; a case opened; the case with the organisation in charge; the case ended with the matter unsolved. */
export const riskPassages = ["found", "case", "in-charge", "unsolved"] as const;
export const RISK_PASSAGES = riskPassages.length;

export const detectors = ["resident", "volunteer", "patrol", "guard", "inspection", "sensor"] as const;
export type Detector = (typeof detectors)[number];

/** Budgets of exposure: a hazard is found (or escalates, lapses) when its accumulated rate exceeds an exponential draw. */
export const thresholds = ["notice", "volunteer", "patrol", "guard", "inspection", "sensor", "escalation", "lapse"] as const;
export const THRESHOLD_COUNT = thresholds.length;

/** Mixes the building into the key of a category: 2³² over the golden ratio, odd. */
const KEY_MIXER = 0x9e3779b1;
/** Ordinals of a day at one building and category. */
export const ORDINALS_PER_DAY = 4096;

const columns = {
  /** Serial number of the hazard in this run; −1 marks a free slot. */
  serial: Int32Array,
  building: Int32Array,
  category: Uint8Array,
  /** Second key word: creation day × `ORDINALS_PER_DAY` + ordinal at this building and category. */
  ordinal: Uint32Array,
  severity: Float64Array,
  latent: Uint8Array,
  status: Uint8Array,
  needsPartner: Uint8Array,
  createdDay: Int32Array,
  detectedDay: Int32Array,
  detectedBy: Int8Array,
  reporter: Int32Array,
  notices: Int32Array,
  reports: Int32Array,
  merged: Int32Array,
  duplicates: Int32Array,
  firstOrganisation: Int32Array,
  organisation: Int32Array,
  partner: Int32Array,
  hops: Int32Array,
  /** Matter within the category; see knowledge.ts. */
  matter: Uint8Array,
  /** Day it was first put to anybody, taken down or not; times it was not; whether its incident is on the books. */
  toldDay: Int32Array,
  refused: Uint16Array,
  booked: Uint8Array,
  /** How far it stands in the books of the police, 0 to 1. */
  known: Float64Array,
  /** Channel of the report, −1 for what presence found. */
  channel: Int8Array,
  /** Who took the case in hand: the first to hold it since it was opened. */
  taker: Int32Array,
  /** On the way: who has the case, who sent it, and when it goes on (days and fractions). */
  holder: Int32Array,
  sender: Int32Array,
  ready: Float64Array,
  /** Times it was sent on since the case was opened; whether it strayed; whether the organisation in charge has it. */
  walked: Uint8Array,
  strayed: Uint8Array,
  claimed: Uint8Array,
  /** Refusals of the needed partner; whether the organisation in charge went on alone. */
  refusals: Uint16Array,
  solo: Uint8Array,
  /** Day the case in hand was opened (differs from detectedDay after a superficial closure). */
  caseDay: Int32Array,
  nextAttemptDay: Int32Array,
  work: Float64Array,
  closedDay: Int32Array,
  resolvedDay: Int32Array,
  escalatedDay: Int32Array,
  /** Times the matter was closed without being solved. */
  closures: Int32Array,
  harm: Float64Array,
  /** Part of the harm that a prompt response may still prevent. */
  mitigable: Float64Array,
} as const;

type Columns = { -readonly [Name in keyof typeof columns]: InstanceType<(typeof columns)[Name]> };

/** One key word for a building and a category (key of its name). */
export function placeKey(building: number, categoryKey: number): number {
  return (Math.imul(building + 1, KEY_MIXER) ^ categoryKey) >>> 0;
}

/** One finished (or, at the end, still open) hazard for the event table. */
export interface HazardEvent {
  readonly hazard: number;
  readonly building: number;
  readonly category: number;
  readonly severity: number;
  readonly needsPartner: boolean;
  readonly createdDay: number;
  readonly detectedDay: number;
  readonly detectedBy: number;
  readonly reporter: number;
  readonly firstOrganisation: number;
  readonly channel: number;
  readonly hops: number;
  readonly duplicates: number;
  readonly closedDay: number;
  readonly resolvedDay: number;
  readonly superficial: boolean;
  readonly escalatedDay: number;
  readonly harm: number;
}

/** Stage of risk of a hazard that is no incident, from where it stands and when it was detected; index of `riskStages`. */
export function riskStageOf(status: number, detectedDay: number): number {
  if (status === OPEN) return detectedDay === NEVER ? 0 : AFTER_CLOSURE;
  return status === ROUTED ? 1 : 2;
}

/** Spends some of one budget of exposure; whether it ran out. */
export function spend(budget: Float64Array, at: number, rate: number): boolean {
  const left = budget[at] - rate;
  budget[at] = left;
  return left <= 0;
}

/** Grows by doubling; slots of finished hazards are used again, lowest first released last in. */
export class HazardStore {
  readonly columns: Columns;
  /** Remaining exposure budgets, `THRESHOLD_COUNT` per slot. */
  budget: Float64Array;
  /** Slots in use are 0..used−1 minus the free ones. */
  used = 0;
  created = 0;
  finished = 0;
  readonly #free: number[] = [];
  #capacity: number;

  readonly #categoryKeys: readonly number[];

  constructor(capacity: number, categoryKeys: readonly number[]) {
    this.#categoryKeys = categoryKeys;
    this.#capacity = capacity;
    this.columns = Object.fromEntries(Object.entries(columns).map(([name, Type]) => [name, new Type(capacity)])) as unknown as Columns;
    this.budget = new Float64Array(capacity * THRESHOLD_COUNT);
  }

  /** Takes over the hazards of another store of the same categories, slot by slot, in place of its own. */
  copyFrom(other: HazardStore): void {
    while (this.#capacity < other.#capacity) this.#grow();
    for (const name of Object.keys(columns) as (keyof Columns)[]) this.columns[name].set(other.columns[name]);
    this.budget.set(other.budget);
    this.used = other.used;
    this.created = other.created;
    this.finished = other.finished;
    this.#free.length = 0;
    this.#free.push(...other.#free);
  }

  /** Hazards that exist now. */
  get open(): number {
    return this.created - this.finished;
  }

  /** Stage of risk of a hazard that is no incident, as index of `riskStages`. */
  riskStage(slot: number): number {
    return riskStageOf(this.columns.status[slot], this.columns.detectedDay[slot]);
  }

  /** Opens a slot for a new hazard with neutral fields; the caller fills the rest. */
  add(building: number, category: number, day: number, ordinal: number, luck: Stream): number {
    const slot = this.#free.pop() ?? this.#nextSlot();
    const c = this.columns;
    c.serial[slot] = this.created++;
    c.building[slot] = building;
    c.category[slot] = category;
    c.ordinal[slot] = day * ORDINALS_PER_DAY + ordinal;
    c.status[slot] = OPEN;
    c.createdDay[slot] = day;
    c.toldDay[slot] = c.detectedDay[slot] = c.closedDay[slot] = c.resolvedDay[slot] = c.escalatedDay[slot] = c.caseDay[slot] = NEVER;
    c.detectedBy[slot] = c.reporter[slot] = c.firstOrganisation[slot] = c.organisation[slot] = c.partner[slot] = -1;
    c.notices[slot] = c.reports[slot] = c.merged[slot] = c.duplicates[slot] = c.hops[slot] = c.closures[slot] = 0;
    c.taker[slot] = c.holder[slot] = c.sender[slot] = c.channel[slot] = -1;
    c.walked[slot] = c.strayed[slot] = c.claimed[slot] = c.refusals[slot] = c.solo[slot] = c.matter[slot] = 0;
    c.refused[slot] = c.booked[slot] = 0;
    c.ready[slot] = c.nextAttemptDay[slot] = 0;
    c.latent[slot] = c.needsPartner[slot] = 0;
    c.severity[slot] = c.work[slot] = c.harm[slot] = c.mitigable[slot] = c.known[slot] = 0;
    for (let k = 0; k < THRESHOLD_COUNT; k++)
      this.budget[slot * THRESHOLD_COUNT + k] = luck.exponential(k, this.agentKey(slot), this.ordinalKey(slot));
    return slot;
  }

  /** First key word of a hazard's luck: building and category, mixed. */
  agentKey(slot: number): number {
    return placeKey(this.columns.building[slot], this.#categoryKeys[this.columns.category[slot]]);
  }

  /** Second key word of a hazard's luck. */
  ordinalKey(slot: number): number {
    return this.columns.ordinal[slot];
  }

  /** Both key words in one, for draws that need the second word for something else, such as the organisations to choose from. */
  ownKey(slot: number): number {
    return hash32(this.ordinalKey(slot), this.agentKey(slot), 0);
  }

  /** Releases a slot; its columns keep their values until the slot is used again. */
  release(slot: number): void {
    this.columns.serial[slot] = -1;
    this.finished++;
    this.#free.push(slot);
  }

  /** The event row of a slot, to be taken before release. */
  event(slot: number): HazardEvent {
    const c = this.columns;
    return {
      hazard: c.serial[slot],
      building: c.building[slot],
      category: c.category[slot],
      severity: c.severity[slot],
      needsPartner: c.needsPartner[slot] === 1,
      createdDay: c.createdDay[slot],
      detectedDay: c.detectedDay[slot],
      detectedBy: c.detectedBy[slot],
      reporter: c.reporter[slot],
      firstOrganisation: c.firstOrganisation[slot],
      channel: c.channel[slot],
      hops: c.hops[slot],
      duplicates: c.duplicates[slot],
      closedDay: c.closedDay[slot],
      resolvedDay: c.resolvedDay[slot],
      superficial: c.closures[slot] > 0,
      escalatedDay: c.escalatedDay[slot],
      harm: c.harm[slot],
    };
  }

  #nextSlot(): number {
    if (this.used === this.#capacity) this.#grow();
    return this.used++;
  }

  #grow(): void {
    this.#capacity *= 2;
    const wider = <T extends { set(from: T): void }>(old: T, make: (n: number) => T, size: number): T => {
      const next = make(size);
      next.set(old);
      return next;
    };
    for (const [name, Type] of Object.entries(columns)) {
      const key = name as keyof Columns;
      (this.columns as Record<string, unknown>)[key] = wider(
        this.columns[key] as Float64Array,
        (n) => new Type(n) as Float64Array,
        this.#capacity,
      );
    }
    this.budget = wider(this.budget, (n) => new Float64Array(n), this.#capacity * THRESHOLD_COUNT);
  }
}
