/**
 * Decisions of the joint forum: what was adopted, what members pledged for it, and how far it has been carried out (ODD element 2; M13).
 *
 * A few places, since a forum can have only so much under way; what finds no place is dropped.
 */

/** What a forum can decide (COLLABORATION 3.2): each does one thing, and binds members only. */
export const decisionKinds = ["write-down", "share-data", "joint-operation", "spend-fund", "open-books"] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export const [WRITE_DOWN, SHARE_DATA, JOINT_OPERATION, SPEND_FUND, OPEN_BOOKS] = decisionKinds.map((_, kind) => kind);

/** Decisions under way at once, at most. */
export const DECISION_PLACES = 16;

export interface ForumDecisions {
  /** Kind of the decision in each place, −1 where there is none. */
  readonly kind: Int8Array;
  /** What it is about, by kind: see Proposal. */
  readonly about: Int32Array;
  readonly with: Int32Array;
  /** Who proposed and drafts it. */
  readonly drafter: Int32Array;
  /** Months since it was adopted, and months in which it must be carried out. */
  readonly age: Uint16Array;
  readonly term: Uint16Array;
  /** Hours it needs in all, pledged or not, and hours kept so far. */
  readonly needed: Float64Array;
  readonly kept: Float64Array;
  /** Hours still to come by member: `pledged[place * organisations + organisation]`. */
  readonly pledged: Float64Array;
  /** Worth to each member that it binds, in hours a month, laid out as `pledged`. */
  readonly gains: Float64Array;
  /** 1 for members whom it binds, laid out as `pledged`. */
  readonly bound: Uint8Array;
  /** 1 for members who were there when it was decided, laid out as `pledged`. */
  readonly present: Uint8Array;
  /** Hours that members laid by this month for each other's cases of a category: `partnerHours[organisation * categories + category]`. */
  readonly partnerHours: Float64Array;
  /** Hours of service a day that the fund buys this month for a need: `service[community * categories + category]`. */
  readonly service: Float64Array;
  /** Hours of yesterday's service by community that no case took: they go round and look today. */
  readonly serviceLeft: Float64Array;
  /** Hours a day that joint operations put on a building this month. */
  readonly presence: Float64Array;
}

interface Sizes {
  readonly organisations: number;
  readonly buildings: number;
  readonly categories: number;
  readonly communities: number;
}

export function emptyDecisions({ organisations, buildings, categories, communities }: Sizes): ForumDecisions {
  return {
    kind: new Int8Array(DECISION_PLACES).fill(-1),
    about: new Int32Array(DECISION_PLACES),
    with: new Int32Array(DECISION_PLACES),
    drafter: new Int32Array(DECISION_PLACES),
    age: new Uint16Array(DECISION_PLACES),
    term: new Uint16Array(DECISION_PLACES),
    needed: new Float64Array(DECISION_PLACES),
    kept: new Float64Array(DECISION_PLACES),
    pledged: new Float64Array(DECISION_PLACES * organisations),
    gains: new Float64Array(DECISION_PLACES * organisations),
    bound: new Uint8Array(DECISION_PLACES * organisations),
    present: new Uint8Array(DECISION_PLACES * organisations),
    partnerHours: new Float64Array(organisations * categories),
    service: new Float64Array(communities * categories),
    serviceLeft: new Float64Array(communities),
    presence: new Float64Array(buildings),
  };
}

/**
 * A proposal before it is decided. What it is about: a category to write down; two organisations that share data; a grid for an operation,
 * or a category and the partner that pledges hours to its cases; an organisation that gets a post from the fund, or a category and the
 * community that gets a measure; nothing for open books. −1 where there is no second.
 */
export interface Proposal {
  readonly kind: number;
  readonly proposer: number;
  readonly about: number;
  readonly with: number;
  /** Worth to each member in hours a month, and hours each would give, by index of organisation. */
  readonly gains: ReadonlyMap<number, number>;
  readonly pledges: ReadonlyMap<number, number>;
}

/** A proposal that is decided: whom it binds and who was there, by index of organisation, and months in which it must be carried out. */
export interface Decided {
  readonly proposal: Proposal;
  readonly bound: readonly number[];
  readonly present: readonly number[];
  readonly months: number;
}

/**
 * Enters a decided proposal into a free place; false when there is none. It needs the hours of all whom it concerns; only those whom it
 * binds give theirs.
 */
export function enterDecision(decisions: ForumDecisions, { proposal, bound, present, months }: Decided, organisations: number): boolean {
  const place = decisions.kind.indexOf(-1);
  if (place < 0) return false;
  decisions.kind[place] = proposal.kind;
  decisions.about[place] = proposal.about;
  decisions.with[place] = proposal.with;
  decisions.drafter[place] = proposal.proposer;
  decisions.age[place] = 0;
  decisions.term[place] = months;
  decisions.kept[place] = 0;
  let needed = 0;
  for (const hours of proposal.pledges.values()) needed += hours;
  decisions.needed[place] = needed;
  for (const member of bound) {
    decisions.bound[place * organisations + member] = 1;
    decisions.gains[place * organisations + member] = proposal.gains.get(member) ?? 0;
    decisions.pledged[place * organisations + member] = proposal.pledges.get(member) ?? 0;
  }
  for (const member of present) decisions.present[place * organisations + member] = 1;
  return true;
}

export function clearDecision(decisions: ForumDecisions, place: number, organisations: number): void {
  decisions.kind[place] = -1;
  decisions.pledged.fill(0, place * organisations, (place + 1) * organisations);
  decisions.gains.fill(0, place * organisations, (place + 1) * organisations);
  decisions.bound.fill(0, place * organisations, (place + 1) * organisations);
  decisions.present.fill(0, place * organisations, (place + 1) * organisations);
}

/** Whether the same thing is under way already. */
export function underWay(decisions: ForumDecisions, { kind, about, with: other }: Pick<Proposal, "kind" | "about" | "with">): boolean {
  return decisions.kind.some((each, place) => each === kind && decisions.about[place] === about && decisions.with[place] === other);
}

/** Who leaves is bound no longer and takes its pledges along; what cannot be without it ends. Returns how many decisions that ended. */
export function release(decisions: ForumDecisions, organisation: number, organisations: number): number {
  let ended = 0;
  for (let place = 0; place < DECISION_PLACES; place++) {
    if (decisions.kind[place] < 0) continue;
    const at = place * organisations + organisation;
    decisions.pledged[at] = decisions.gains[at] = decisions.bound[at] = decisions.present[at] = 0;
    if (!restsOn(decisions, place, organisation)) continue;
    clearDecision(decisions, place, organisations);
    ended++;
  }
  return ended;
}

/** Whether a decision is one for or with an organisation: a side of shared data, the partner that pledges, who gets a post. */
export function restsOn({ kind, about, with: other }: ForumDecisions, place: number, organisation: number): boolean {
  if (kind[place] === SHARE_DATA) return about[place] === organisation || other[place] === organisation;
  if (kind[place] === JOINT_OPERATION) return other[place] === organisation;
  return kind[place] === SPEND_FUND && other[place] < 0 && about[place] === organisation;
}
