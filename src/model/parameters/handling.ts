/** Parameters of case handling and street-level coping. */
import { assumption, evidence, parameters, reference, type Source } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble, type Plausible } from "../plausible.ts";

const share = (value: number, meaning: string, source: Source, plausible: Plausible = oddsHalfToDouble()) =>
  ({ default: value, unit: "share", min: 0, max: 1, meaning, source, plausible }) as const;

/**
 * Set with `technology.entryHours` so that four systems make data entry 45 % of administration and eight systems bring a street office to the
 * two thirds of Yongchuan: one table in place of four then frees a third, within the 25–45 % that reforms freed.
 */
const records = (value: number, meaning: string) =>
  ({
    default: value,
    unit: "per person and day",
    min: 0,
    max: 50,
    meaning,
    source: assumption("with technology.entryHours and four systems, data entry is nearly half of administration", {
      sign: "one table cut forms by half and entry time by 80 % (Jiangxi [P]); freed staff time 25–45 % of administration (Jiangxi, Yongchuan [P])",
    }),
    plausible: halfToDouble(),
  }) as const;

export const handlingParameters = parameters("handling", "Handling of cases", {
  adminGovernment: share(
    0.2,
    "Share of government staff time spent on meetings and forms, data entry and reports to superiors apart.",
    assumption("with data entry in four systems, and reports as a use of hours, near 0.45 in all", {
      sign: "street and community staff give 40–65 % of their time to forms, a cadre two thirds (Yongchuan 2023 [P])",
    }),
    between(0.12, 0.35, "what data entry leaves of 40–65 % of the time (Yongchuan [P])"),
  ),
  adminPolice: share(
    0.1,
    "Share of police time spent on reports and meetings, data entry apart.",
    assumption("below that of street offices"),
  ),
  adminEnterprise: share(0.02, "Share of enterprise staff time spent on reports, data entry apart.", assumption("small")),
  adminNgo: share(
    0.18,
    "Share of committee and NGO time spent on reports and meetings, data entry apart.",
    assumption("with data entry in four systems near 0.40 in all", {
      sign: "village cadres half a day daily for all forms (Yongchuan 2023 [P])",
    }),
    between(0.1, 0.35, "what data entry leaves of half a day of a village cadre (Yongchuan [P]); less where nobody complains"),
  ),
  recordsGovernment: records(0.7, "Records that other duties bring a government person."),
  recordsPolice: records(0.45, "Records that other duties bring an officer."),
  recordsEnterprise: records(0.2, "Records that other duties bring an enterprise's person."),
  recordsNgo: records(0.75, "Records that other duties bring a committee's or NGO's person."),
  nonCoreGovernment: share(
    0.45,
    "Share of the remaining time of government staff that serves other duties than safety, leading, supervising and reporting.",
    assumption("safety is one of many duties"),
  ),
  nonCorePolice: {
    ...share(
      0.62,
      "Share of the remaining police time that goes to matters that are not police matters.",
      evidence("V2", "Sheyang: 62 % of demands handled daily are not police matters; of demands, not of hours", { setting: "like" }),
      between(0.5, 0.7, "58–62 % of demands and calls (Jiangsu, Hefei [P], Sheyang [V2]); hours need not follow calls"),
    ),
    reference: reference(
      0.52,
      evidence("C", "62 % less the fifth of dispatches that Jining saved by sending calls on to other lines [P]", { setting: "like" }),
    ),
  },
  nonCoreEnterprise: share(
    0.92,
    "Share of enterprise staff time on routine duty (posts, cleaning, repairs under contract).",
    assumption("guards stand at gates"),
  ),
  nonCoreNgo: share(0.55, "Share of committee and NGO time for other community work.", assumption("committees carry many tasks")),
  guardingShare: share(
    0.5,
    "Share of routine enterprise time spent as guard presence at buildings.",
    assumption("the other half is cleaning and repair"),
  ),
  inspectionShare: share(
    0.3,
    "Share of committee time left after cases that goes to inspection rounds.",
    assumption("prevention gets what is left"),
  ),
  engagementShare: share(
    0.08,
    "Share of police core time wanted for contact with residents, as far as calls leave it.",
    assumption("reactive policing at the start"),
  ),
  patrolShare: share(
    0.22,
    "Share of police core time wanted for patrol, as far as calls leave it.",
    assumption("reactive policing at the start"),
  ),
  preventionShare: share(
    0.04,
    "Share of police core time wanted for work on places where cases recur, as far as calls leave it.",
    assumption("reactive policing at the start: half of what goes into contact"),
  ),
  problemHours: {
    default: 0.5,
    unit: "hours",
    min: 0,
    max: 24,
    meaning: "Police hours a day that work on one recurring place can use.",
    source: assumption("half a day of one officer in a week, with what others have to be asked for"),
    plausible: halfToDouble(),
  },
  baseEffort: share(
    0.72,
    "Effort when nobody looks and nothing follows.",
    assumption("shirking of about 28 % before any supervision", { sign: "absence of 42 % in schools (Duflo, Hanna & Ryan [V])" }),
    between(0.58, 0.85, "shirking of 15 % to the 42 % of Duflo, Hanna & Ryan [V]"),
  ),
  owedCeiling: share(
    0.7,
    "Largest share of a day that partners' cases, intake, alerts and what was undertaken for the month (ties, pledges, meetings) may take before own cases.",
    assumption("own cases are never quite forgotten"),
  ),
  owedMemory: share(
    0.95,
    "Share of intake, alerts and traces not done today that is still owed tomorrow.",
    assumption("nobody answers last month's duplicates"),
  ),
  superficialWork: share(0.25, "Share of the work that a superficial closure takes.", assumption("a visit and a form")),
  poolEfficiency: share(0.7, "What a lent hour is worth to another organisation.", assumption("strangers to the file work more slowly")),
  urgencyHigh: share(0.62, "Urgency (severity and what adds to it) above which a case is urgent.", assumption("three classes of urgency")),
  urgencyLow: share(0.25, "Urgency below which a case waits for the others.", assumption("three classes of urgency")),
  incidentUrgency: share(0.15, "Urgency added once something has happened.", assumption("harm done comes before harm feared")),
  copingMaximum: share(
    0.4,
    "Largest share of cases closed superficially under extreme overload.",
    assumption("street-level coping; size assumed"),
  ),
  copingSteepness: {
    default: 8,
    unit: "score",
    min: 0,
    max: 50,
    meaning: "Steepness k of superficial closure in σ(k(ρ − 1)).",
    source: assumption("form from the street-level literature; slope assumed"),
    plausible: halfToDouble(),
  },
  utilisationDays: {
    default: 28,
    unit: "days",
    min: 1,
    max: 365,
    meaning: "Memory of an organisation's felt load ρ.",
    source: assumption("about a month"),
    plausible: halfToDouble(),
  },
  utilisationCeiling: {
    default: 5,
    unit: "score",
    min: 1,
    max: 50,
    meaning: "Largest felt load ρ; also that of who has demand and no hours.",
    source: assumption("five times too much feels like ten"),
    plausible: halfToDouble(),
  },
  coordinationHours: {
    default: 0.5,
    unit: "hours",
    min: 0,
    max: 40,
    meaning: "Staff time of one attempt to get a partner on board.",
    source: assumption("calls and a visit"),
    plausible: halfToDouble(),
  },
  partnerWorkShare: share(0.5, "Share of a case's work that the partner does.", assumption("half")),
  fixedWork: share(
    0.4,
    "Share of the work of a case that is the same for all; the rest is exponential.",
    assumption("every case needs a look"),
  ),
  needUrgency: share(
    0.5,
    "Urgency added to a matter of which all that is needed lacks, where work follows residents' needs.",
    assumption("sign only"),
  ),
  lentShare: share(
    0.5,
    "Share of the hours it has over that a fully willing organisation lends in a day over a full resource tie, where pooling is not the rule.",
    assumption("givers bear the cost, receivers have the gain"),
  ),
  givenShare: share(
    0.25,
    "Share of the money it has over that a fully willing organisation gives in a month over a full resource tie to who is in want.",
    assumption("less freely than hours, since what is given is gone"),
    between(0.02, 0.5, "from alms to as freely as hours; nobody has counted it on a street"),
  ),
  slackMemory: share(
    0.5,
    "Share of hours left over, and not lent, that can still be lent the next day.",
    assumption("what can wait is put off by a day or two for a neighbour in need"),
    between(0, 0.9, "from what is left of the same day only to about a week"),
  ),
  caseHours: {
    default: 4,
    unit: "hours",
    min: 0.1,
    max: 200,
    meaning: "Hours by which lent time is counted in cases, as the use of a tie.",
    source: assumption("about the work of a middling case"),
    plausible: halfToDouble(),
  },
  leastWork: {
    default: 0.1,
    unit: "hours",
    min: 0,
    max: 20,
    meaning: "Least work that a case takes.",
    source: assumption("a few minutes"),
    plausible: halfToDouble(),
  },
  attemptDays: {
    default: 2,
    unit: "days",
    min: 1,
    max: 60,
    meaning: "Days between attempts to get a partner on board.",
    source: assumption("every other day"),
    plausible: halfToDouble(),
  },
  giveUpDays: {
    default: 90,
    unit: "days",
    min: 5,
    max: 3650,
    meaning: "Age at which a case that nobody could finish is shelved.",
    source: assumption("a quarter"),
    plausible: halfToDouble(),
  },
  recurrenceProbability: {
    default: 0.06,
    unit: "probability",
    min: 0,
    max: 1,
    meaning: "Probability that honest work fails at skill 1; it falls with skill.",
    source: assumption("not every repair holds"),
    plausible: oddsHalfToDouble(),
  },
  mediationEffect: share(
    0.75,
    "Largest share by which mediation slows the escalation of disputes.",
    assumption("size assumed", { sign: "Fengqiao-type practice [V]" }),
  ),
  mediationHalfHours: {
    default: 4,
    unit: "hours",
    min: 0.1,
    max: 500,
    meaning: "Mediation hours per 8,000 residents and day with half of the largest effect.",
    source: assumption("saturating dose"),
    plausible: halfToDouble(),
  },
  deadlineFactor: {
    default: 1.5,
    unit: "score",
    min: 0.1,
    max: 20,
    meaning: "Deadline of a case as a multiple of the time residents expect.",
    source: assumption("hotline rules differ by city"),
    plausible: halfToDouble(),
  },
  responseDays: {
    default: 2,
    unit: "days",
    min: 1,
    max: 60,
    meaning:
      "Days in which a station means to work off its backlog before it gives hours to anything else, and by which offices and committees weigh theirs.",
    source: assumption("every call must be answered, however trivial, and a case that waits for others cannot be hurried", {
      sign: "response comes before all else (Scoggins & O'Brien 2016 [V]); above 60 % of time on calls the rest is too broken up to be used (Paris, Texas [V2])",
    }),
    plausible: between(1, 7, "from the same day to a week"),
  },
  concernShare: share(
    0.3,
    "Share of contacts in which a resident raises a concern, which the officer promises to look into.",
    assumption("most contacts are greetings and papers"),
    between(0.1, 0.6, "from one in ten to more than half; nobody has counted"),
  ),
  followUpHours: {
    default: 1,
    unit: "hours",
    min: 0.05,
    max: 40,
    meaning: "Officer time to follow up one concern raised in a contact.",
    source: assumption("some calls and a visit"),
    plausible: halfToDouble(),
  },
  driveShare: share(
    0.15,
    "Share of core hours that a special drive takes for patrol or inspection before cases.",
    assumption("one day in a week; size assumed", {
      sign: "Strike Hard in Chaoyang: same-day repeats fell during it and rose by 41 % after it (Chen & Kurland 2020 [V])",
    }),
    between(0.05, 0.4, "a day in a month to two days in a week"),
  ),
  contactHours: {
    default: 0.4,
    unit: "hours",
    min: 0.02,
    max: 8,
    meaning: "Officer time of one contact with a resident on the beat.",
    source: assumption("some twenty-five minutes with the way"),
    plausible: halfToDouble(),
  },
});

const hours = (value: number, meaning: string) =>
  ({ default: value, unit: "hours", min: 0, max: 100, meaning, source: assumption("a visit or two"), plausible: halfToDouble() }) as const;

export const partnershipParameters = parameters("partnership", "Getting a partner on board", {
  chance: share(
    0.25,
    "Probability that a partner asked over a tie joins without any willingness of its own: duty and habit.",
    assumption("some help is prescribed"),
  ),
  coldCall: share(
    0.25,
    "What asking somebody to whom there is no tie is worth, against asking a tie.",
    assumption("strangers seldom come"),
  ),
  soloAfter: {
    default: 3,
    unit: "count",
    min: 1,
    max: 100,
    meaning: "Refusals after which an organisation goes on alone.",
    source: assumption("it cannot wait for ever"),
    plausible: halfToDouble(),
  },
  soloFailure: share(
    0.6,
    "Probability that what was done without the needed partner does not hold.",
    assumption("a missing function is a missing solution; size assumed"),
  ),
  introductionHours: hours(1.5, "Broker's hours to make two organisations known to each other."),
  persuasionHours: hours(2.5, "Broker's hours to win over a partner that refused."),
  persuasion: share(0.5, "Share of refusals that a broker with full standing on both sides turns.", assumption("size assumed")),
  brokerMemory: share(
    0.9,
    "Share of hours laid by for brokerage that is still there the next day.",
    assumption("time not used goes elsewhere"),
  ),
  acquaintance: share(0.25, "What willingness is worth to complete strangers.", assumption("strangers can work together, with effort")),
  commitmentShare: share(
    0.6,
    "Share of a partner's willingness that rests on its commitment.",
    assumption("willing but uncommitted partners come late"),
  ),
  loadThreshold: share(0.9, "Utilisation above which a partner's help becomes less likely.", assumption("the loaded help less")),
  maximum: share(0.97, "Largest probability that an attempt succeeds.", assumption("something always may go wrong")),
});
