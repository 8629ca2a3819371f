/** Parameters of wages by role, of property firms, of service agencies, and of what the street buys with programme money. */
import { assumption, evidence, parameters, type Source } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble, type Plausible } from "../plausible.ts";

const wage = (value: number, meaning: string, source: Source, plausible: Plausible = halfToDouble()) =>
  ({ default: value, unit: "yuan/year", min: 0, max: 1000000, meaning, source, plausible }) as const;

export const wageParameters = parameters("wages", "Wages by role", {
  official: wage(140000, "Cost of one official of a street office or department.", assumption("city pay with contributions")),
  officer: wage(150000, "Cost of one police officer.", assumption("above an official, with allowances")),
  auxiliary: wage(75000, "Cost of one auxiliary whom the street pays for the police.", assumption("between a guard and an officer")),
  committeeWorker: wage(75000, "Cost of one person of a residents' committee.", assumption("city pay below that of officials")),
  socialWorker: wage(
    100000,
    "Cost of one social worker, the NGO's own costs included.",
    evidence("P", "Guangzhou 2011/12: one worker per 100,000 yuan of contract", { setting: "China" }),
    between(70000, 150000, "half above the 100,000 of 2011/12 (Guangzhou [P]) down to the wage of a committee worker"),
  ),
  guard: wage(
    54000,
    "Cost of one guard of a security firm.",
    evidence("V", "Changsha school contracts: 53,832 to 60,000 yuan a post and year", { setting: "China" }),
    between(40600, 70000, "from a cap of 40,600 (Yingkou 2025 [C]) to a little above Changsha (60,000 [V])"),
  ),
  propertyWorker: wage(
    54000,
    "Cost of one guard, cleaner or repairer of a property firm.",
    evidence("C", "as a guard: 54,000 a post in the budget of an estate", { setting: "China" }),
    between(40600, 70000, "as a guard (40,600 to 60,000 [C, V]) and a little above"),
  ),
  technician: wage(130000, "Cost of one technician of a technology firm.", assumption("skilled trade in a city")),
});

export const firmParameters = parameters("firms", "Property firms", {
  labourShare: {
    default: 0.65,
    unit: "share",
    min: 0.01,
    max: 1,
    meaning: "Share of fee income that a property firm spends on posts.",
    source: assumption("as much again for cleaning and repair as for guards", {
      sign: "30–40 % of fees for guards in the budgets of estates [C]",
    }),
    plausible: between(0.5, 0.8, "from guards at 30 % with fewer cleaners to guards at 40 % and as many others [C]"),
  },
  otherCostShare: {
    default: 0.28,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of fee income that goes to material, energy and offices; what posts and this leave is profit.",
    source: assumption("a margin of some 7 % at full posts"),
    plausible: between(0.15, 0.34, "a margin of 1 to 20 %; assumed"),
  },
  postsFloor: {
    default: 2,
    unit: "per 1000 households",
    min: 0,
    max: 100,
    meaning: "Posts below which a property firm cannot run an estate; the street pays as many while there is no firm.",
    source: assumption("the lowest budget of an old estate", { sign: "2–3 guards per 1,000 households in old estates [C]" }),
    plausible: between(1, 4, "around the 2–3 guards of old estates [C]"),
  },
  reserveMonths: {
    default: 2,
    unit: "months",
    min: 0,
    max: 60,
    meaning: "Fee income that a firm holds in reserve; what is above goes to its owners.",
    source: assumption("small firms"),
    plausible: halfToDouble(),
  },
  lossMonths: {
    default: 6,
    unit: "months",
    min: 1,
    max: 600,
    meaning: "Months of loss in a row, the reserve being empty, after which the firm withdraws.",
    source: assumption("half a year of arrears", {
      sign: "firms leave after arrears and cuts (Linping, Changzhou); 3.3 % of estates change firm in a year [P]",
    }),
    plausible: halfToDouble(),
  },
  replacementMonths: {
    default: 6,
    unit: "months",
    min: 0,
    max: 600,
    meaning: "Months until another firm takes over an estate that was left.",
    source: assumption("owners must meet and agree"),
    plausible: halfToDouble(),
  },
  reputation: {
    default: 0.25,
    unit: "score",
    min: 0,
    max: 5,
    meaning: "Rise of satisfaction, discounted to today, that a firm expects of full effort: what fees of later years are worth to it.",
    source: assumption("size assumed; firms whose fees do not follow satisfaction shirk", {
      sign: "collection falls with service (Changzhou, Linping [P])",
    }),
    plausible: halfToDouble(),
  },
});

export const agencyParameters = parameters("agencies", "Service agencies", {
  reserveMonths: {
    default: 2,
    unit: "months",
    min: 0,
    max: 60,
    meaning: "Income that a social-work NGO holds in reserve, to keep people between contracts.",
    source: assumption("as small firms do"),
    plausible: halfToDouble(),
  },
  quitRate: {
    default: 0.2,
    unit: "per year",
    min: 0,
    max: 2,
    meaning: "Yearly share of social workers who leave at ordinary load.",
    source: evidence("P", "Shenzhen 17.6 % (2011) to 22.2 % (2014), Shanghai and Dongguan about 20 %", { setting: "China" }),
    plausible: between(0.17, 0.3, "17.6 % (Shenzhen 2011 [P]) to over 30 % in the USA [V2]"),
  },
});

export const programmeParameters = parameters("programme", "What the street buys with programme money", {
  pressingDays: {
    default: 0.5,
    unit: "days",
    min: 0,
    max: 365,
    meaning: "Work waiting, in days of the body that has it, from which the street office buys help.",
    source: assumption("an office sees a queue when cases wait past the day"),
    plausible: between(0.25, 3, "from a few hours to half a week; assumed"),
  },
  delegableShare: {
    default: 0.3,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Contracted hours that a body can use, as a share of its own hours for cases: the rest needs authority.",
    source: assumption("inspection, repair and mediation can be contracted, orders cannot"),
    plausible: oddsHalfToDouble(),
  },
  queuePoints: {
    default: 1,
    unit: "points/day",
    min: 0,
    max: 100,
    meaning: "What a day of work waiting in the longest queue weighs beside points lost in the assessment, where money is shared out.",
    source: assumption("a day of arrears as bad as a point; only the order of payment hangs on it"),
    plausible: between(0.2, 5, "a fifth to five times; nobody has measured it"),
  },
  carryOver: {
    default: 0.5,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of programme money left at the end of a year that may be spent in the next; the rest goes back.",
    source: assumption("budgets of projects may run on, what idles is called back; no figure found"),
    plausible: between(0, 1, "from all called back to all kept"),
  },
  postTermMonths: {
    default: 12,
    unit: "months",
    min: 1,
    max: 120,
    meaning: "Mean time for which the street pays a post.",
    source: assumption("one budget year"),
    plausible: halfToDouble(),
  },
  kitPrice: {
    default: 30000,
    unit: "yuan/officer",
    min: 0,
    max: 1000000,
    meaning: "Vehicles and kit that bring one officer from bare to adequate.",
    source: assumption("a share of a patrol car, radio and camera; no price series found"),
    plausible: halfToDouble(),
  },
  kitMonths: {
    default: 60,
    unit: "months",
    min: 1,
    max: 600,
    meaning: "Mean life of vehicles and kit.",
    source: assumption("five years"),
    plausible: halfToDouble(),
  },
});
