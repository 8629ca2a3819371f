/**
 * Institutional starting conditions: what the diagnosed problems of a case are made of. Interventions add to these; scenarios set them.
 */
import { assumption, choice, evidence, parameters, type Reference, reference, type Source } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble } from "../plausible.ts";

const start = assumption("starting condition; a scenario sets it from the case's diagnosis");
const formOfAudit = assumption("papers first, as inspections are; no figures of audit hours by form were found");
const share = (value: number, meaning: string, source: Source = start, about: { readonly reference?: Reference } = {}) =>
  ({ default: value, unit: "share", min: 0, max: 1, meaning, source, plausible: oddsHalfToDouble(), ...about }) as const;

/** Reference of a setting whose default is a middling of places that were diagnosed with the problem. */
const without = (value: number, why: string) => ({ reference: reference(value, assumption(why)) });

export const institutionParameters = parameters("institutions", "Institutions at the start", {
  responsibilityClarity: share(0.55, "Share of matters whose lead is written down.", start, {
    reference: reference(0.75, assumption("three of four matters are written down where nobody complains")),
  }),
  rightsClarity: share(0.5, "How far rights and duties of partners are laid down."),
  mandateOverlap: share(
    0.3,
    "Share of matters with several lead organisations that two claim or none does, where the lead is not written down.",
  ),
  legality: share(0.5, "Level of rules and legality."),
  policyClarity: share(0.5, "Clarity of guidance from above."),
  platformCoverage: share(
    0.1,
    "Share of cases recorded on a shared platform.",
    start,
    without(0.4, "two cases in five on a shared platform: one that is there and not yet general"),
  ),
  interoperability: share(0.1, "How far data systems exchange entries.", start, without(0.4, "some systems exchange entries, most do not")),
  dataSystems: {
    default: 4,
    unit: "count",
    min: 1,
    max: 20,
    meaning: "Separate systems and ledgers one case must be entered in.",
    source: assumption("4 for a community", { sign: "20 systems in one department of a western province [P]" }),
    plausible: halfToDouble(),
    reference: reference(2, assumption("a shared system and a ledger of one's own")),
  },
  forumFund: {
    default: 6,
    unit: "yuan/resident/year",
    min: 0,
    max: 5000,
    meaning: "Money of its own that the forum may decide on, where there is one that meets; what is left at the end of a year stays.",
    source: assumption("about an eighth of that for safety", {
      sign: "some 350,000 yuan per community and year for all purposes (Chengdu [V])",
    }),
    plausible: halfToDouble(),
  },
  dataSecurity: share(0.6, "Protection of the data held."),
  openness: share(
    0.25,
    "How far progress and figures are open to partners and residents.",
    start,
    without(0.5, "half of the figures can be seen"),
  ),
  channelCost: share(
    0.6,
    "Cost of reaching anyone, 0 none to 1 prohibitive.",
    start,
    without(0.4, "one number and one office that answer"),
  ),
  participationCost: share(
    0.6,
    "Cost of taking part, 0 none to 1 prohibitive.",
    start,
    without(0.4, "an hour near home at a fitting time"),
  ),
  voice: share(0.2, "How far residents' views reach decisions.", start, without(0.4, "views are asked for, and sometimes decide")),
  recognition: share(0.1, "Public recognition of contributors.", start, without(0.3, "contributors are named now and then")),
  publicity: share(0.2, "Share of residents who hear of good deeds."),
  evaluationPressure: share(0.25, "Weight of targets in an organisation's standing."),
  auditIntensity: share(
    0.08,
    "Share of the work of whom they supervise that leadership wants supervisors to audit, over a tie of full strength.",
    start,
    without(0.15, "twice what is usual where supervision is found wanting"),
  ),
  auditLedger: share(0.5, "Weight of ledgers that are read among audits, against the other three forms.", formOfAudit),
  auditSampling: share(0.2, "Weight of cases that are revisited among audits.", formOfAudit),
  auditCallBack: share(0.2, "Weight of reporters who are asked among audits.", formOfAudit),
  auditDigital: share(0.1, "Weight of traces on the platform among audits.", formOfAudit),
  hotlineCallBack: {
    ...share(0.07, "Share of closed cases that came over the hotline or the app and that the hotline calls back."),
    source: evidence("V", "Yueyang 2017: 6.8 % of dispatched tickets called back", { setting: "China" }),
    plausible: between(0.05, 1, "from Yueyang's 6.8 % [V] to all, as schemes demand"),
  },
  consequence: share(
    0.15,
    "What follows from a bad finding, 0 nothing to 1 pay and post.",
    start,
    without(0.4, "a bad finding is talked about with the superior"),
  ),
  auditVisibility: share(0.6, "Probability that a revisit finds what was hidden.", assumption("not every trick is found")),
  forumFrequency: {
    default: 0.25,
    unit: "per month",
    min: 0,
    max: 8,
    meaning: "Meetings of the joint forum.",
    source: start,
    plausible: halfToDouble(),
    reference: reference(1, assumption("a monthly meeting, as standing forums have")),
  },
  inclusiveness: share(
    0.3,
    "How many kinds of stakeholder have a say.",
    start,
    without(0.5, "half of the kinds of stakeholder sit at the table"),
  ),
  groundRules: share(0.4, "Clear rules and transparent process of the forum.", start, without(0.5, "rules are written, and partly kept")),
  deliberation: share(
    0.25,
    "Share of meeting time spent on listening and arguing rather than announcing.",
    start,
    without(0.4, "two fifths of a meeting are talk rather than announcement"),
  ),
  decisionRule: {
    default: 0.5,
    unit: "share",
    min: 0.5,
    max: 1,
    meaning: "Share of members who must agree: ½, ⅔, ¾ or all.",
    source: start,
    plausible: between(0.5, 0.75, "from a simple majority to three quarters; unanimity is rare"),
  },
  facilitation: share(
    0.25,
    "Facilitative leadership: empowering weak voices, keeping the process going.",
    start,
    without(0.5, "somebody keeps the process going"),
  ),
  governmentDominance: share(0.55, "How far government decides alone. Not the same as leading well."),
  interestDivergence: share(0.4, "How far the interests of organisations differ."),
  interdependence: share(
    0.45,
    "How far organisations see that they need each other.",
    start,
    without(0.5, "organisations know what they need of each other in half of the matters"),
  ),
  prehistory: share(0.5, "Experience of earlier cooperation, 0 conflict to 1 success."),
  serviceOrientation: share(
    0.45,
    "Attention of governance to what residents need.",
    start,
    without(0.6, "what residents ask for counts a little more than orders"),
  ),
  proceduralJustice: share(0.45, "Respect and fairness residents meet.", start, without(0.6, "people are heard more often than not")),
  policeLogistics: {
    default: 0.85,
    unit: "share",
    min: 0.2,
    max: 1.5,
    meaning: "Vehicles, kit and support as a factor on police capacity; 1 is adequate.",
    source: start,
    plausible: between(0.6, 1.1, "from plainly short of vehicles and kit to a little more than adequate; assumed"),
    reference: reference(1, choice("1 is adequate by definition")),
  },
  hotspotShare: share(
    0.1,
    "Share of patrol hours sent where reported incidents concentrate.",
    start,
    without(0.2, "one patrol hour in five goes where incidents concentrate"),
  ),
  officerRotation: share(0.2, "Yearly probability that an officer is moved on."),
  followUp: share(0.3, "Share of concerns raised with officers that are followed up."),
  mediationHours: {
    default: 1,
    unit: "hours",
    min: 0,
    max: 200,
    meaning: "Hours of skilled mediation per 8,000 residents and day.",
    source: start,
    plausible: halfToDouble(),
  },
  cameraCoverage: share(0.25, "Share of places under cameras."),
  gateCoverage: share(0.2, "Share of buildings with entry control."),
  activeMonitoring: share(0.1, "Share of camera hours that somebody watches."),
  emergencyPlan: share(0.3, "Written plans for emergencies."),
  readiness: share(0.3, "Practised readiness for emergencies."),
  localReserve: share(0.2, "Local stocks and reserve teams."),
  linkage: share(0.3, "Linkage of departments and organisations in an emergency."),
  demandKnowledge: share(0.35, "How well supply knows what residents need.", start, without(0.5, "half of the needs are known")),
  safetyCulture: share(0.3, "Shared norms of careful behaviour.", start, without(0.4, "a little above the default")),
});
