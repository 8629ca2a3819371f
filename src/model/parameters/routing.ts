/** Parameters of routing: where residents turn, who knows who leads a matter, and the walk of a case to the organisation in charge. */
import { assumption, choice, evidence, parameters } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble, shift } from "../plausible.ts";

const share = { unit: "share", min: 0, max: 1, plausible: oddsHalfToDouble() } as const;
const probability = { ...share, unit: "probability" } as const;
const hours = { unit: "hours", min: 0, max: 20, plausible: halfToDouble() } as const;
const days = { unit: "days", min: 0, max: 60, plausible: halfToDouble() } as const;
const weight = { unit: "score", min: 0, max: 20, plausible: halfToDouble() } as const;

export const routingParameters = parameters("routing", "Routing of cases", {
  hopDays: {
    ...days,
    default: 0.7,
    meaning: "Mean time a case lies with an organisation that is not in charge before it goes on, over no tie.",
    source: assumption("half a working day; no hours per hop were found"),
    plausible: between(0.1, 1.5, "a tenth of a working day to one working day"),
  },
  tieRelief: {
    ...share,
    default: 0.5,
    meaning: "Share of that time that a tie of full strength saves.",
    source: assumption("a known name"),
  },
  systemRelief: {
    ...share,
    default: 0.5,
    meaning: "Share of the time left that compatible data systems save.",
    source: assumption("a click instead of a letter"),
  },
  maximumHops: {
    default: 6,
    unit: "count",
    min: 1,
    max: 50,
    meaning: "Organisations that may hold a case before the street office assigns it by hand.",
    source: assumption("bounded patience"),
    plausible: halfToDouble(),
  },
  assignHours: { ...hours, default: 1.5, meaning: "Hours of the street office to assign one case by hand.", source: assumption("calls") },
  intakeHours: {
    ...hours,
    default: 0.35,
    meaning: "Staff time to take in, look at and pass on one case.",
    source: assumption("about 20 minutes"),
  },
  askHours: {
    ...hours,
    default: 0.15,
    meaning: "Hours that one question takes from who asks and from who is asked.",
    source: assumption("a phone call"),
  },
  reentryHours: {
    ...hours,
    default: 0.1,
    meaning: "Hours to enter a case again that comes from an organisation with another data system.",
    source: assumption("some minutes"),
  },
  duplicateHours: {
    ...hours,
    default: 0.4,
    meaning: "Staff time per duplicate report that nobody merges.",
    source: assumption("about as long as an intake"),
  },
  askedTies: {
    default: 2,
    unit: "count",
    min: 0,
    max: 50,
    meaning: "Information ties that are asked before a case is passed on, the strongest first.",
    source: assumption("attention is limited; asking everybody would make every network know everything"),
    plausible: between(1, 3, "one call or a few"),
  },
  upwardStrength: {
    ...share,
    default: 0.15,
    meaning: "Strength of the standing way up to the street office, where there is no tie.",
    source: assumption("everybody can write to the street office"),
  },
  recordSmoothing: {
    ...weight,
    default: 2,
    meaning: "Past hand-overs that a tie without a record counts as, in the choice of whom to pass a case to.",
    source: assumption("smoothing of the toss graph", {
      sign: "a Markov record of past hand-overs cuts tossing by up to 72 % (Jeong, Kim & Zimmermann 2009 [V])",
    }),
  },
  recordMemory: {
    ...share,
    default: 0.9,
    meaning: "Share of the record of hand-overs that is left after a month.",
    source: assumption("people and desks change"),
  },
  returning: {
    default: -0.6,
    unit: "score",
    min: -40,
    max: 10,
    meaning:
      "Log-odds that an organisation sends a case that is not its own back instead of looking further, without load and loss of points.",
    source: assumption("about one in three; returns per department were not found"),
    plausible: shift(0.7, "odds halved to doubled"),
  },
  returnLoad: {
    ...weight,
    default: 1.2,
    meaning: "Rise of these log-odds where load leaves no call answered: looking further takes hours.",
    source: assumption("as much as load weighs in what is not taken down; nothing found"),
  },
  returnPrice: {
    ...weight,
    default: 3,
    meaning: "Fall of these log-odds where returns took all points last month that they can, at full pressure of targets.",
    source: assumption("size assumed", { sign: "monthly rankings score the return rate (Yulin 2022 [V2])" }),
  },
  platformAccuracy: {
    ...probability,
    default: 0.7,
    meaning: "Probability that automatic dispatch finds the right address by itself, where the lead is written down.",
    source: evidence("V", "Dongcheng grid: automatic dispatch right in more than 70 %", { setting: "China" }),
    plausible: between(
      0.55,
      0.85,
      "more than 70 % in a district that led the field (Dongcheng [V]): fewer elsewhere, more with newer software",
    ),
  },
  registryAccuracy: {
    ...probability,
    default: 0.9,
    meaning: "Probability that somebody who looks a written matter up in a shared registry finds the right lead.",
    source: evidence("P", "Tangqiao 2024: classification 92 % right; desk with a platform 0.86–0.92", { setting: "China" }),
    plausible: between(0.8, 0.95, "0.86–0.92 with a margin"),
  },
  callHours: {
    ...hours,
    default: 1.2,
    min: 0.05,
    meaning: "Police hours that one call about a matter of others takes: so many of those sent elsewhere are one call there.",
    source: assumption("two officers for some forty minutes with the way", {
      sign: "two officer-trips saved per call sent on (Inner Mongolia 2023 [C])",
    }),
    plausible: between(0.6, 2, "two officers for twenty minutes to an hour"),
  },
  overlapWaitDays: {
    ...days,
    default: 4,
    max: 90,
    meaning: "Mean delay when two organisations with the same mandate wait for each other.",
    source: assumption("mutual waiting; length assumed"),
  },
  overlapDoubleShare: {
    ...share,
    default: 0.4,
    meaning: "Share of overlaps in which both handle the case instead of waiting.",
    source: assumption("not measured"),
  },
  overlapDoubleWork: {
    ...share,
    default: 0.5,
    meaning: "Share of a case's work that a second organisation wastes when both handle it.",
    source: assumption("the second notices half-way"),
  },
  rigidity: {
    ...share,
    default: 0.6,
    meaning:
      "Probability that a partner asked for help with a matter outside its own written duties refuses, at full clarity and no cooperation.",
    source: assumption("clear lines without cooperation turn into «not mine»"),
  },
});

export const knowledgeParameters = parameters("knowledge", "Knowledge of who leads a matter", {
  matters: {
    default: 12,
    unit: "count",
    min: 1,
    max: 40,
    meaning: "Kinds of matter within a category, each with its lead.",
    source: evidence("P", "Tangqiao Street sorts its items into 104 kinds over some ten categories", { setting: "China" }),
    plausible: between(8, 20, "10 to 20 kinds within a category"),
  },
  deskRight: {
    ...probability,
    default: 0.62,
    meaning: "Probability that a dispatch desk (police line, hotline) knows the lead of a matter that is not written down.",
    source: evidence(
      "C",
      "trained dispatchers without a platform are right in 0.65–0.85, taken where half of the matters are written down",
      {
        setting: "China",
      },
    ),
    plausible: between(0.5, 0.78, "0.65–0.85 over written and unwritten matters (Dongcheng, Tangqiao [P])"),
  },
  peerRight: {
    ...probability,
    default: 0.4,
    meaning: "Probability that any other organisation knows it.",
    source: evidence(
      "C",
      "37–44 % of reports are tossed between peers without a registry (Jeong et al. 2009 [V]), where half are written down",
      {
        setting: "like",
      },
    ),
    plausible: between(0.34, 0.45, "one minus the share tossed (Jeong et al. 2009 [V]), over written and unwritten matters"),
  },
  wrongShare: {
    ...share,
    default: 0.5,
    meaning: "Share of those who do not know the lead who believe it is somebody else.",
    source: assumption("nothing found"),
  },
  opaqueRight: {
    ...probability,
    default: 0.4,
    meaning:
      "Probability of finding the lead of a matter that cannot be learned, since the call does not say what it is or the lead differs by place.",
    source: assumption("as good as a resident's first choice"),
  },
  readShare: {
    ...probability,
    default: 0.05,
    meaning: "Monthly probability that an organisation reads who leads a matter that is written down.",
    source: assumption("nothing found; papers reach those who look for them"),
  },
  fading: {
    ...probability,
    default: 0.015,
    meaning: "Monthly probability that what an organisation knows of a matter goes out of date: rules, names and numbers change.",
    source: assumption("about a sixth a year"),
  },
  carried: {
    ...probability,
    default: 0.7,
    meaning: "Probability that a fact goes with the one who leaves, if that one was in charge of it.",
    source: assumption("little is written down of whom to call", { sign: "turnover of social workers 17–22 % a year [P]" }),
  },
  learning: {
    ...probability,
    default: 0.03,
    meaning: "Probability that a hand-over that reached the lead teaches who handed over.",
    source: assumption("what is learned per case; larger values make busy desks all-knowing within months"),
    plausible: between(0.01, 0.06, "a third to the double"),
  },
  askedLearning: {
    ...probability,
    default: 0.1,
    meaning: "Probability that an answer to a question is remembered for the matter.",
    source: assumption("an answer that was asked for stays better", {
      sign: "who-knows-what grows with dialogue (Jarvenpaa & Majchrzak 2008 [V])",
    }),
  },
});

const channelBase = (value: number, what: string) =>
  ({
    default: value,
    unit: "score",
    min: -10,
    max: 10,
    meaning: `Log-odds of turning to ${what}, other terms zero.`,
    source: assumption("level assumed; volumes of the police line and the hotline are alike", {
      sign: "0.29–0.5 calls to 110 and 0.43–0.50 demands to 12345 per head and year [C]; phone 91, WeChat 7 % of the hotline [V]",
    }),
    plausible: shift(0.7, "odds halved to doubled"),
  }) as const;
const channelAge = (value: number, what: string) =>
  ({
    default: value,
    unit: "score per year",
    min: -1,
    max: 1,
    meaning: `Change of log-odds of turning to ${what} per year of age.`,
    source: assumption("channel by age was not found"),
    plausible: between(value - 0.01, value + 0.01, "for some, of either sign"),
  }) as const;

export const channelParameters = parameters("channels", "Where residents turn", {
  policeLine: channelBase(0.5, "the police line"),
  hotline: channelBase(0.5, "the hotline"),
  committee: channelBase(0.2, "the residents' committee or a grid worker"),
  propertyOffice: channelBase(0, "the property office"),
  volunteer: channelBase(-1.5, "a volunteer"),
  app: channelBase(-1, "an app"),
  agePoliceLine: channelAge(0, "the police line"),
  ageHotline: channelAge(-0.005, "the hotline"),
  ageCommittee: channelAge(0.015, "the committee"),
  agePropertyOffice: channelAge(0, "the property office"),
  ageVolunteer: channelAge(0.01, "a volunteer"),
  ageApp: channelAge(-0.035, "an app"),
  referenceAge: {
    default: 45,
    unit: "years",
    min: 0,
    max: 100,
    meaning: "Age at which the log-odds of the channels are as given above.",
    source: choice("where the slopes by age are anchored"),
    plausible: between(40, 50, "the middle of adult age"),
  },
  knowsLead: {
    ...probability,
    default: 0.4,
    meaning: "Probability that a resident of middling literacy knows which channel leads to the organisation in charge.",
    source: evidence("C", "58–62 % of demands on the police are no police matters; two thirds in Shandong [P]", { setting: "China" }),
    plausible: between(0.33, 0.45, "Shandong, Jiangsu, Hefei"),
  },
  literacyWeight: {
    ...weight,
    default: 0.4,
    max: 1,
    meaning: "Rise of that probability from no to full literacy.",
    source: assumption("sign only"),
  },
  knowledgeWeight: {
    ...weight,
    default: 3,
    meaning: "Log-odds of the channel that a resident knows to be right.",
    source: assumption("who knows mostly goes there"),
  },
  outcomeWeight: {
    ...weight,
    default: 2,
    meaning: "Log-odds per unit of what came of reports over a channel in this domain.",
    source: assumption("size assumed", { sign: "a solved first report raises the chance of a second (E4.2 [V])" }),
  },
  outcomeMemory: {
    ...weight,
    default: 30,
    min: 1,
    max: 10000,
    unit: "cases",
    meaning: "Cases of a channel and category that word of mouth remembers in a community.",
    source: assumption("word of mouth"),
  },
  confidenceWeight: {
    ...weight,
    default: 1.5,
    meaning: "Log-odds per unit of confidence in the kind that answers a channel.",
    source: assumption("sign only"),
  },
  costWeight: {
    ...weight,
    default: 1,
    meaning: "Log-odds lost on the hotline and the app at prohibitive cost of channels.",
    source: assumption("sign only"),
  },
});
