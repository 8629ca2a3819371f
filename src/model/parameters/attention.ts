/** Parameters of how offices divide their attention and the committee its hours, of leaders and drives. */
import { assumption, evidence, parameters, type Source } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble, type Plausible } from "../plausible.ts";

const share = (value: number, meaning: string, source: Source, plausible: Plausible = oddsHalfToDouble()) =>
  ({ default: value, unit: "share", min: 0, max: 1, meaning, source, plausible }) as const;

const monthlyHours = (value: number, meaning: string, why: string, sign?: string) =>
  ({
    ...{ default: value, unit: "hours", min: 0, max: 200, meaning, source: assumption(why, { sign }), plausible: halfToDouble() },
  }) as const;

export const attentionParameters = parameters("attention", "Attention of offices and hours of the committee", {
  assignedShare: share(
    0.5,
    "Share of committee time, forms apart, that goes to what government assigns.",
    evidence("P", "Shanghai 2022: nearly half of 119 routine functions assist the government; two Hubei work diaries agree", {
      setting: "China",
    }),
    between(0.35, 0.7, "from a third (Hubei work diaries [V2]) to two thirds (street and village cadres [P])"),
  ),
  leastShare: {
    ...share(0.02, "Least share of its hours that an organisation gives to each of its uses.", assumption("nothing is quite forgotten")),
    // Five uses at most, which cannot take more than there is.
    max: 0.2,
  },
  shareRate: share(
    0.5,
    "Share of the distance by which hours move in a month to where they are needed.",
    assumption("rosters are made for weeks, and last months are remembered"),
  ),
  ledBrokerage: {
    default: 2,
    unit: "score",
    min: 0,
    max: 20,
    meaning:
      "How much more the need for brokerage weighs in the street office where leadership rests on one broker, such as its party secretary, as a multiple.",
    source: assumption("three times as much in all", {
      sign: "network managers spend 15–20 % of their time on networks (Agranoff & McGuire [V2])",
    }),
    plausible: halfToDouble(),
  },
  lostMemory: share(
    0.9,
    "Share of the volunteers on its longest list of late that a committee still counts on after a month.",
    assumption("who left within the year is still known by name"),
    between(0.5, 0.98, "from a few months to years"),
  ),
  mediateHours: monthlyHours(
    1,
    "Committee hours, beside the work of a case, that a dispute newly known needs for mediation.",
    "a talk with both sides",
  ),
  roundHours: monthlyHours(0.2, "Committee hours a month for a round through one building.", "some ten minutes a staircase"),
  leadHours: monthlyHours(
    6,
    "Hours a month that leading the forum takes for each member at full facilitation.",
    "a call a week and a visit",
    "managers of networks spend 15–20 % of their time on them (Agranoff & McGuire [V2])",
  ),
  reportShare: share(
    0.04,
    "Share of an office's hours, forms apart, that reports to superiors need.",
    assumption("two weeks of every year; forms are counted apart", {
      sign: "reports and meetings are points in the assessment (older township schemes [P])",
    }),
  ),
  penaltyPull: {
    default: 0.2,
    unit: "score",
    min: 0,
    max: 10,
    meaning: "How much more a need weighs in attention for each point that it costs.",
    source: assumption("five lost points double it; cadres go where they are measured"),
    plausible: halfToDouble(),
  },
  noisePull: {
    default: 2,
    unit: "score",
    min: 0,
    max: 20,
    meaning: "How much more cases weigh in attention when all that comes in are repeated calls.",
    source: assumption("who calls again is heard; size assumed", {
      sign: "answers follow the threat of collective action or of saying it to superiors (Chen, Pan & Xu 2016 [V])",
    }),
    plausible: halfToDouble(),
  },
  leaderYears: {
    default: 4,
    unit: "years",
    min: 0.5,
    max: 50,
    meaning: "Years that the leader of an office stays on average.",
    source: assumption("3 to 5 years for street secretaries; terms became much shorter after 2013"),
    plausible: between(2, 5, "shorter terms since 2013, a five-year term at most"),
  },
  leaderWear: share(0.3, "Share of the strength of an office's own ties that goes with its leader.", assumption("some ties are personal")),
  driveBelow: share(
    0.8,
    "Share of residents who say they feel safe below which a special drive is ordered.",
    evidence("P", "an older township scheme: 80 % in the survey is where points are lost", { setting: "China" }),
    between(0.7, 0.9, "80 % in older schemes [P], 90 % in Wenzhou [V]; lower where few look"),
  ),
  driveGrave: {
    default: 1,
    unit: "incidents",
    min: 1,
    max: 1000,
    meaning: "Grave incidents of cases in hand in a month from which on a special drive is ordered.",
    source: assumption("one is enough on a street", {
      sign: "a national work safety drive followed three fatal accidents within weeks (Xinhua, 15 April 2011 [P])",
    }),
    plausible: between(1, 3, "from the first to three in weeks, as before the drive of 2011 (Xinhua [P])"),
  },
  driveMonths: {
    default: 3,
    unit: "months",
    min: 1,
    max: 60,
    meaning: "Months that a special drive lasts.",
    source: evidence("P", "a national work safety drive after fatal accidents: three months (Xinhua, 15 April 2011)", { setting: "China" }),
    plausible: between(1, 6, "from the weeks of a safety inspection (September 2012 [P]) to half a year"),
  },
  drivePause: {
    default: 9,
    unit: "months",
    min: 1,
    max: 60,
    meaning: "Months after a special drive until there may be another.",
    source: assumption("one a year"),
    plausible: halfToDouble(),
  },
});
