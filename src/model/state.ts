/**
 * State variables: everything a run knows at a moment (ODD element 2).
 *
 * Residents are columns of typed arrays, hazards are columns with recycled slots, organisations are plain records. Processes mutate this
 * value; indicators only read it.
 */

import type { Fifo } from "../kernel/fifo.ts";
import type { KeyedRandom, Stream } from "../kernel/random.ts";
import type { RoundedUniforms } from "../kernel/roundedUniforms.ts";
import type { Accounts } from "./accounts.ts";
import type { Books } from "./books.ts";
import type { Choices } from "./choices.ts";
import type { ForumDecisions } from "./forumDecisions.ts";
import type { HazardEvent, HazardStore } from "./hazardStore.ts";
import type { OrganisationKind, OrganisationRole } from "./kinds.ts";
import type { Knowledge } from "./knowledgeState.ts";
import type { Pairs } from "./pairs.ts";
import type { Parameters } from "./parameters/catalogue.ts";
import type { CategoryField } from "./parameters/categories.ts";
import type { Place } from "./place.ts";
import type { Residents } from "./residents.ts";
import type { InterventionSpecification, ModelSpecification } from "./specification.ts";
import type { Tally } from "./tally.ts";

/** A hazard category with its fields, indexed as in the specification. */
export interface Category {
  readonly index: number;
  readonly id: string;
  readonly label: string;
  /** Stable key of the id for keyed draws: removing a category re-deals nobody else's chance. */
  readonly key: number;
  readonly fields: Readonly<Record<CategoryField, number>>;
}

/** An organisation: fixed facts, today's capacity and its slow state. */
export interface Organisation {
  readonly index: number;
  readonly id: string;
  /** Stable key of the id for keyed draws: adding an organisation re-deals nobody else's chance. */
  readonly key: number;
  readonly label: string;
  readonly kind: OrganisationKind;
  /** Its row in the table of kinds. */
  readonly kindIndex: number;
  readonly role: OrganisationRole;
  /** Community index, or −1 when it serves the street. */
  readonly community: number;
  /** Posts paid by its usual budget. */
  readonly posts: number;
  readonly hours: number;
  /** Per category: 2 lead, 1 support, 0 none. */
  readonly mandate: Uint8Array;
  readonly dataSystem: string;
  /** Yuan per year; 0 means that its funder pays the posts it has. */
  readonly budget: number;
  readonly serviceOrientation: number;
  /** People at work now; a fraction is part time. */
  staff: number;
  skill: number;
  /** Level that its people learn towards without training beyond what the place has: where it keeps its skill under ordinary turnover. */
  skillGoal: number;
  /** Share of full effort, 0 to 1. */
  effort: number;
  /** Willingness to work across boundaries, 0 to 1. */
  cooperation: number;
  /** Commitment to joint work, 0 to 1. */
  commitment: number;
  forumMember: boolean;
  /** It left the forum and is not asked again. */
  leftForum: boolean;
  /** Hours a month that its own proposals to the forum and decisions for it still bring it, and that meetings and pledges cost it, smoothed; hours it gave this month. */
  forumGain: number;
  forumCost: number;
  forumHours: number;
  /** Expected pay-off of cooperating, as of last month. */
  payoff: number;
  /** Felt load ρ: smoothed demand for hours over capacity. */
  utilisation: number;
  /** Smoothed demand and capacity in hours per day, from which ρ is taken. */
  demandHours: number;
  capacityHours: number;
  /** Provider hours bought of it, per day, and their quality. */
  purchasedHours: number;
  providerQuality: number;
  /** Good hours of today that its contracts give to organisations in charge. */
  contractHours: number;
  /** What the street has contracted for its queue. */
  readonly support: Contract;
  /** Posts that the street pays from programme money; a fraction runs out before others. */
  fundedPosts: number;
  /** Police: how far bought vehicles and kit fill what logistics lack, 0 to 1. */
  kit: number;
  /** Tenders held for its kit so far. */
  kitTenders: number;
  /** Share of its people and of its leader's part who left since facts were last renewed. */
  departed: number;
  /** Yuan put by. */
  reserve: number;
  /** The office that spends the safety fund: yuan that this month's purchases were short of. */
  unbought: number;
  /** Service agencies: people who work under contracts today; yuan that contracts and posts brought this month, and that are due for services; income of last month. */
  onContract: number;
  earned: number;
  servicesDue: number;
  income: number;
  /** Property firms: months of loss in a row with nothing put by; months since the firm withdrew, 0 while it is there. */
  lossMonths: number;
  absentMonths: number;
  /** A volunteer team: hours of today of its own staff, who organise its volunteers. */
  staffHours: number;
  /** Hours left for cases today, and hours of new demand that came in today. */
  available: number;
  asked: number;
  /** Cases that passed through its hands today, and their smoothed number per day. */
  casesToday: number;
  casesPerDay: number;
  /** Cases a day of late that passed between it and those with whom it shares data by decision of the forum. */
  sharedPerDay: number;
  /** Hours owed for intake, duplicates, alerts and traces; old debts are dropped. */
  owed: number;
  /** Hours undertaken for the month (upkeep of ties, pledges, meetings, drills), those of them still to be worked, and those for ties. */
  undertaken: number;
  undertakenLeft: number;
  upkeepUndertaken: number;
  /** Share of what it undertook for the last month that it worked. */
  fulfilled: number;
  /** Hours a day of the person that the forum's fund pays for it this month; months for which one is paid after this. */
  grantedHours: number;
  grantedMonths: number;
  /** How far its books are open by a decision of the forum that binds it, 0 to 1: progress is shown, reporters are called back. */
  openBooks: number;
  /** Fading count of its closures that did not hold. */
  heldNot: number;
  /** Hours that its cases left over and that can still be lent. */
  slackHours: number;
  /** Hours laid by for introducing and persuading others. */
  brokerHours: number;
  /** Hours promised to partners' cases; kept until worked off. */
  promised: number;
  /** Hours of today that a special drive takes: patrol of police, inspection of offices, at hot places. */
  driveHours: number;
  /** Hours of today by use. */
  patrolHours: number;
  guardHours: number;
  inspectionHours: number;
  engagementHours: number;
  /** Hours of today for work on places where cases recur. */
  preventionHours: number;
  /** Hours of today for keeping what was promised to residents. */
  followUpHours: number;
  /** Hours of today for mediating. */
  mediatingHours: number;
  /** Hours a day that audits of those it supervises need, and hours of this month that it gave to them. */
  supervisingNeed: number;
  supervisionHours: number;
  /** Share of the audits asked of it last month for which it had hours. */
  auditFill: number;
  /** Hours a day that leading the forum needs, and the share of them that is given. */
  leadingNeed: number;
  leadingFill: number;
  /** Hours of brokerage that cases of those it is tied to would have taken this month. */
  brokerAsked: number;
  /** Its books of this month. */
  readonly books: Books;
  /** Months left of a special drive that takes its hours for patrol or inspection; below 0: months until there may be another. */
  driveMonths: number;
  /** Volunteers on its list of late, those lost fading: what a committee goes by in organising. */
  volunteersKnown: number;
  /** Hours of today that go into organising volunteers. */
  organisingHours: number;
  /** Share of its work that was audited last month, in all and by form of audit: an outcome of ties and of supervisors' hours. */
  auditRate: number;
  ledgerRate: number;
  samplingRate: number;
  callBackRate: number;
  digitalRate: number;
  /** Points of last month from reported figures, 100 at best; and what follows from them, 0 nothing to 1 all that is at stake. */
  score: number;
  sanction: number;
  /** Hours of work in its queues. */
  backlogHours: number;
  /** Shares of its hours by use, for who divides them (hourUses.ts). */
  readonly shares: Float64Array;
  /** Points it lost last month by figure of the assessment (assessment.ts). */
  readonly penalties: Float64Array;
  /** Cases waiting for work, by urgency (0 first), and cases waiting for a partner. Values are hazard slots. */
  readonly queues: readonly Fifo[];
  readonly waiting: Fifo;
}

/** A contract for hours: who works, at what price and how well. */
export interface Contract {
  /** Hours per day paid for. */
  hours: number;
  /** Yuan an hour. */
  price: number;
  /** The winner's professional pride, against full quality 1. */
  pride: number;
  /** 1 when the winner was arranged beforehand. */
  arranged: number;
  /** Winner's index among organisations; OUTSIDE for a firm from elsewhere; NOBODY before the first tender. */
  winner: number;
  /** Share of its work of last month that was checked; at the start what the winner expected. */
  audited: number;
  /** First day after its term. */
  endDay: number;
  /** Tenders held for it so far. */
  tenders: number;
}

export const NOBODY = -1;
/** Winner of a contract who is none of the place. */
export const OUTSIDE = -2;

/** Contracts for the services that an intervention buys. */
export type Services = Readonly<Record<"securityHours" | "socialWorkHours", Contract>>;

/** How many classes of urgency an organisation tells apart. */
export const URGENCY_CLASSES = 3;

/** The joint forum of the street: SFIC state. */
export interface Forum {
  /** Mean trust of organisations in each other, monthly. */
  trust: number;
  dialogue: number;
  smallWins: number;
  /** Fractions of a place not yet given to a newcomer. */
  admissionCredit: number;
  /** Carried-out and broken decisions of this month, and the small win in them, 0 to 1, against what members expect. */
  carriedOut: number;
  broken: number;
  win: number;
  expectation: number;
  /** Last year, counted from day 0, for which its fund has been filled. */
  fundYear: number;
  exits: number;
  proposals: number;
  adopted: number;
  /** Share of members who agreed, and rounds used, per proposal: means of the last month. */
  acceptability: number;
  rounds: number;
}

/** Emergency state. */
export interface EmergencyState {
  readiness: number;
  /** Extra arrivals per category today, as a factor. */
  readonly surge: Float64Array;
  /** Share of capacity lost or gained today. */
  capacityFactor: number;
}

export type Phase = "waiting" | "planning" | "construction" | "operation" | "ended";

/** What an intervention knows of itself on a given day. */
export interface InterventionState {
  readonly phase: Phase;
  /** Policy strength as specified, 0 to 1. */
  readonly strength: number;
  /** Built share: 0 while planning, rising to 1 through construction, 1 in operation. */
  readonly built: number;
  /** strength × built × funded share, of what is built by tender as far as it fits and works: what reaches the field. */
  readonly level: number;
  /** Days since operation began (0 before). */
  readonly operationDays: number;
}

/** What is built by tender: its contract, the quality at which it was built, and the share of its parts that work. */
export interface Works {
  readonly contract: Contract;
  quality: number;
  working: number;
}

/** One intervention in use. */
export interface ActiveIntervention {
  readonly specification: InterventionSpecification;
  /** Position in the intervention catalogue. */
  readonly index: number;
  state: InterventionState;
  /** Day its phases began counting; −∞ until then. */
  startedDay: number;
  /** Days in a row on which its trigger's condition held. */
  heldDays: number;
  /** Yuan due and yuan paid so far in the recorded time. */
  due: number;
  paid: number;
  /** The same by year from day 0. */
  readonly dueByYear: number[];
  readonly paidByYear: number[];
  /** How much what it answers to hurts the street office, in points, as of its last look (programme.ts). */
  hurt: number;
  /** What firms have built of it, under which contract; idle where it is not built by tender. */
  readonly works: Works;
  /** Phases entered so far. */
  readonly phases: { readonly phase: Phase; readonly day: number }[];
}

/** Institutional settings of today: starting conditions, then changed by interventions. Field meanings: parameters/institutions.ts and policy.ts. */
export type Policy = { -readonly [Name in keyof Parameters["institutions"]]: number } & PolicyExtras;

/** What only interventions set; all zero without them. */
export interface PolicyExtras {
  /** A new platform runs beside the old systems (0 to 1). */
  rollout: number;
  /** Automatic dispatch and merging of duplicates on the platform (0 to 1 each). */
  automaticDispatch: number;
  duplicateMerging: number;
  /** Reward per occasion, yuan. */
  rewardYuan: number;
  /** Bought hours per day for each provider role, their audit, penalty and affiliation. */
  securityHours: number;
  socialWorkHours: number;
  contractAudit: number;
  contractPenalty: number;
  affiliatedShare: number;
  /** How visibly paid providers do volunteers' work (0 to 1). */
  paidProvision: number;
  /** Share of non-police load that the police hand over to those in charge of it. */
  triage: number;
  /** Added shares of police core time. */
  patrolShift: number;
  engagementShift: number;
  preventionShift: number;
  /** Priority that leadership gives to community policing (0 to 1). */
  policePriority: number;
  /** Brokerage by one person (0 to 1): how much of the forum's working rests on the leader. */
  brokerage: number;
  /** Members admitted per month. */
  admissionPace: number;
  /** Focus on quick joint results (0 to 1). */
  smallWinFocus: number;
  /** Better alert algorithms: share of false alerts avoided. */
  alertFiltering: number;
  campaign: number;
  residentTraining: number;
  drills: number;
  /** Posts added, staff training, talent incentives, pooling of staff (0 to 1 but posts). */
  addedPosts: number;
  staffTraining: number;
  talentIncentive: number;
  pooling: number;
  /** Added funds from other sources, yuan per resident and year. */
  addedFunds: number;
  /** Asking residents, and acting on the answers (0 to 1 each). */
  elicitation: number;
  responsiveness: number;
}

/** Keyed random streams, one per purpose; the names are part of the random-number scheme. */
export type Streams = Readonly<Record<StreamName, Stream>>;
export type StreamName =
  | "population"
  | "arrivals"
  | "hazard"
  | "notice"
  | "report"
  | "walk"
  | "knowledge"
  | "channel"
  | "partner"
  | "handling"
  | "experience"
  | "participation"
  | "ties"
  | "forum"
  | "breach"
  | "engagement"
  | "alerts"
  | "recording"
  | "tender"
  | "offices";

export interface World {
  readonly specification: ModelSpecification;
  readonly parameters: Parameters;
  readonly random: KeyedRandom;
  readonly streams: Streams;
  /** Draws of arrivals by building and category, for runs in a row that share them; null for one by itself. Only time depends on it. */
  readonly arrivalLuck: RoundedUniforms | null;
  readonly categories: readonly Category[];
  readonly place: Place;
  readonly residents: Residents;
  readonly organisations: readonly Organisation[];
  readonly pairs: Pairs;
  readonly knowledge: Knowledge;
  /** Choices made so far, by rule, kind and month. */
  readonly choices: Choices;
  readonly hazards: HazardStore;
  /** Finished hazards, when asked for; else null. */
  readonly events: HazardEvent[] | null;
  readonly field: HazardField;
  readonly forum: Forum;
  readonly decisions: ForumDecisions;
  readonly emergency: EmergencyState;
  readonly interventions: readonly ActiveIntervention[];
  readonly accounts: Accounts;
  readonly services: Services;
  readonly policy: Policy;
  /** Lead organisations per community and category: `leads[community * categoryCount + category]`, organisation indices. */
  readonly leads: readonly (readonly number[])[];
  /** Organisation indices serving each community. */
  readonly serving: readonly (readonly number[])[];
  /** Their keys, for keyed choices among them, and room for the weights of such a choice. */
  readonly servingKeys: readonly Uint32Array[];
  readonly servingWeights: readonly Float64Array[];
  /** Current tallies: what happened in this recording period, and since the start. */
  readonly period: Tally;
  readonly horizon: Tally;
  /** Slow community-level quantities, one per community. */
  readonly record: CommunityRecord;
  /** The latest survey of residents. */
  readonly survey: Survey;
  /** Reluctance left by data breaches (adds to the cost of channels). */
  reluctance: number;
  /** Smoothed observables that triggers and offices watch. */
  readonly watch: Watch;
  /** Days done so far; the day being simulated is `day`. */
  day: number;
  readonly warnings: string[];
  /** What own parts remember from day to day, by id of the part; empty without any. */
  readonly own: Readonly<Record<string, Float64Array>>;
}

/** Per community: smoothed record of performance and visibility. */
export interface CommunityRecord {
  /** Smoothed outcome of closed cases as felt, 0 to 1. */
  readonly performance: Float64Array;
  /** The same by kind of organisation, in matters of its own: `performanceByKind[community * kinds + kind]`. */
  readonly performanceByKind: Float64Array;
  /** How far outcomes of a category lie from that: `deviationByDomain[(community * kinds + kind) * categoryCount + category]`. */
  readonly deviationByDomain: Float64Array;
  /** Word of mouth about reports: `channelOutcome[(community * channels + channel) * categoryCount + category]`, 0 to 1. */
  readonly channelOutcome: Float64Array;
  /** Smoothed visible disorder per 1000 residents. */
  readonly disorder: Float64Array;
  /** Mean satisfaction at the last monthly survey. */
  readonly satisfaction: Float64Array;
  /** Visible guardians, 0 to 1. */
  readonly guardians: Float64Array;
  /** Shares of residents who took part in a week, by form: `active[community * FORM_COUNT + form]`. */
  readonly active: Float64Array;
  /** Share of residents who are registered volunteers. */
  readonly registered: Float64Array;
  /** Smoothed hours a week that organisers give to volunteers. */
  readonly organising: Float64Array;
  /** What meetings show of residents' needs, 0 to 1. */
  readonly voiced: Float64Array;
  /** Smoothed hours supplied per category: `supply[community * categoryCount + category]`. */
  readonly supply: Float64Array;
  /** Share of residents' need that was not met last month, laid out as supply. */
  readonly unmet: Float64Array;
}

/** Guardianship and arrival rates by building. */
export interface HazardField {
  /** Expected arrivals per day without season, trend and excitation: `rate[building * categoryCount + category]`. */
  readonly rate: Float64Array;
  /** Expected triggered arrivals today, same shape. */
  readonly excitation: Float64Array;
  /** Felt police patrol hours per day, with residual deterrence. */
  readonly patrol: Float64Array;
  /** Police hours of prevention a day, with what lasts of earlier ones. */
  readonly prevention: Float64Array;
  readonly guard: Float64Array;
  readonly volunteer: Float64Array;
  readonly inspection: Float64Array;
  /** The part of inspection that volunteers who go round and look give, hours per day. */
  readonly looking: Float64Array;
  /** Smoothed cases as far as the police know of them, which hot-spot patrol follows. */
  readonly recorded: Float64Array;
  /** Fading count of cases by lead and grid, as these stand in each organisation's books: `onBooks[organisation * grids + grid]`. */
  readonly onBooks: Float64Array;
  /** Share of its full effect that patrol has, neighbours' halo included. */
  readonly deterrence: Float64Array;
  /** `rate` as it would be without patrol anywhere. */
  readonly unpatrolled: Float64Array;
}

/** What an office watches: 30-day sums and smoothed values. */
export interface Watch {
  incidents30: number;
  reports30: number;
  satisfaction: number;
  senseOfSecurity: number;
  /** Share of residents who felt safe in the last monthly survey. */
  shareSafe: number;
  confidencePolice: number;
  activeShare: number;
  /** Incidents and reports of today so far. */
  incidentsToday: number;
  reportsToday: number;
}

/** Means over residents; shares where not said otherwise. */
export interface Survey {
  /** Shares of the five answers on security, from «unsafe» to «very safe». */
  readonly answers: Float64Array;
  /** By kind of organisation. */
  readonly confidence: Float64Array;
  readonly activeByForm: Float64Array;
  readonly activeByAge: Float64Array;
  /** Residents per age band (a count). */
  readonly residentsByAge: Float64Array;
  /** Mean answer, 1 to 5. */
  security: number;
  satisfaction: number;
  expectation: number;
  happiness: number;
  perceivedRisk: number;
  socialTrust: number;
  efficacy: number;
  awareness: number;
  literacy: number;
  intrinsicMotivation: number;
  active: number;
  registered: number;
}
