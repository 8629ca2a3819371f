/** Parameters of residents' weekly decision to take part. */
import { assumption, choice, parameters } from "../parameter.ts";
import { between, halfToDouble, logOddsHalfToDouble, oddsHalfToDouble, type Plausible } from "../plausible.ts";

interface About {
  readonly sign?: string;
  readonly plausible?: Plausible;
}

const weight = (value: number, meaning: string, why: string, { sign, plausible = halfToDouble() }: About = {}) =>
  ({ default: value, unit: "score", min: -8, max: 8, meaning, source: assumption(why, { sign }), plausible }) as const;

export const participationParameters = parameters("participation", "Participation of residents", {
  baseReporting: weight(-4.9, "Base utility of acting as an eye of the neighbourhood.", "a few per cent do at the start", {
    plausible: logOddsHalfToDouble(),
  }),
  basePatrol: weight(-5.6, "Base utility of joining volunteer patrols.", "1 to 2 % on patrol at the start", {
    sign: "2.5 % registered, 46 % of them active (Panjiayuan, Chaoyang [P])",
    plausible: logOddsHalfToDouble(),
  }),
  baseDeliberation: weight(-4, "Base utility of taking part in meetings and consultations.", "well below the share who vote", {
    sign: "47.9 % vote in residents' committees (Shanghai [V])",
    plausible: logOddsHalfToDouble(),
  }),
  efficacyWeight: weight(1.6, "Weight of the belief in response (− ½).", "failure kills participation", {
    sign: "FixMyStreet (Sjoberg et al. 2017 [V])",
  }),
  normWeight: weight(
    6.8,
    "Weight of what neighbours do, through the cooperation type.",
    "who matches others one to one goes from 3 to 97 % as all contacts join in; size calibrated; that neighbours count as players in the games do is assumed",
    {
      sign: "Fischbacher, Gächter & Fehr 2001 [V]",
      plausible: between(4, 8, "a perfect conditional cooperator goes from 12 to 88 %, or from 2 to 98 %, as all contacts join in"),
    },
  ),
  dutyWeight: weight(1, "Weight of participation literacy and felt duty (− ½).", "sense of duty"),
  intrinsicWeight: weight(1.4, "Weight of intrinsic motivation (− ½).", "sign only"),
  habitWeight: weight(1, "Weight of habit.", "regulars come again"),
  recognitionWeight: weight(0.9, "Weight of public recognition at full publicity.", "showing good contributors matters; size assumed", {
    sign: "Faillo et al. 2010 [V]",
  }),
  unseenRecognition: {
    default: 0.3,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "What recognition is worth that nobody hears of, of the worth at full publicity.",
    source: assumption("a word of thanks counts a little", { sign: "Faillo, Grieco & Zarri 2013 [V]: without publicity most is lost" }),
    plausible: between(0, 0.5, "from nothing to a half: most is lost without publicity (Faillo, Grieco & Zarri 2013 [V])"),
  },
  rewardWeight: weight(0.05, "Utility of one yuan of reward per occasion.", "small money, small pull"),
  crowdingWeight: weight(1.4, "Utility that any material reward takes away from a fully intrinsic person.", "crowding-out; sign only"),
  crowdingYuan: {
    default: 4,
    unit: "yuan",
    min: 0.1,
    max: 500,
    meaning: "Reward per occasion at which two thirds of the crowding-out are reached.",
    source: assumption("even tokens crowd out"),
    plausible: halfToDouble(),
  },
  voiceWeight: weight(
    0.4,
    "Utility of deliberation per unit of voice beyond the starting 0.2.",
    "being heard is a reason to come; sign only",
  ),
  costWeight: weight(1.3, "Weight of the cost of taking part.", "channels and time"),
  ageReporting: weight(0.27, "Utility per decade of age above 45 for reporting.", "as the age gradient of voting, a little weaker", {
    sign: "votes 13.8 % at 18–29, 77.7 % at 70–79 (Shanghai, N = 6,581 [V])",
  }),
  agePatrol: weight(0.32, "Utility per decade of age above 45 for patrols.", "retired residents carry patrols", {
    sign: "votes 13.8 % at 18–29, 77.7 % at 70–79 (Shanghai, N = 6,581 [V])",
  }),
  ageDeliberation: weight(0.3, "Utility per decade of age above 45 for meetings.", "as the age gradient of voting, a little weaker", {
    sign: "votes 13.8 % at 18–29, 77.7 % at 70–79 (Shanghai, N = 6,581 [V])",
  }),
  paidHollowing: weight(
    0.9,
    "Utility lost when paid providers visibly do the volunteers' work.",
    "purchase can hollow out volunteering; sign only",
  ),
  solidarity: weight(0.6, "Weight of trust in neighbours (− ½).", "sign only"),
  conditionalSlope: {
    default: 0.85,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Slope of conditional cooperators' response to others; below 1 it is imperfect.",
    source: assumption("a little below 1", {
      sign: "imperfect conditional cooperation drives the decline (Fischbacher & Gächter 2010 [V])",
    }),
    plausible: between(
      0.7,
      0.98,
      "below 1, since conditional cooperation is imperfect (Fischbacher & Gächter 2010 [V]), but clearly above ½",
    ),
  },
  habitRate: {
    default: 0.06,
    unit: "per week",
    min: 0,
    max: 1,
    meaning: "Speed at which habit follows behaviour.",
    source: assumption("habits form over months"),
    plausible: halfToDouble(),
  },
  erosionRate: {
    default: 0.012,
    unit: "per week",
    min: 0,
    max: 1,
    meaning: "Speed at which material reward erodes intrinsic motivation.",
    source: assumption("slow; sign only"),
    plausible: halfToDouble(),
  },
  recoveryRate: {
    default: 0.004,
    unit: "per week",
    min: 0,
    max: 1,
    meaning: "Speed at which intrinsic motivation recovers.",
    source: assumption("slower than erosion; sign only"),
    plausible: halfToDouble(),
  },
  trainingGain: {
    default: 0.35,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Rise of participation literacy under full training of residents.",
    source: assumption("assumed"),
    plausible: oddsHalfToDouble(),
  },
  patrolHours: {
    default: 2,
    unit: "hours",
    min: 0,
    max: 40,
    meaning: "Hours per week of an active patrol volunteer.",
    source: assumption("two hours a week"),
    plausible: halfToDouble(),
  },
  helpShare: {
    default: 0.25,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of patrol volunteers' hours that goes into small cases where there is a volunteer team; the rest is presence.",
    source: assumption("a quarter"),
    plausible: oddsHalfToDouble(),
  },
  meetingHours: {
    default: 0.5,
    unit: "hours",
    min: 0,
    max: 40,
    meaning: "Hours per week of a resident who takes part in deliberation.",
    source: assumption("two hours a month"),
    plausible: halfToDouble(),
  },
  temperature: {
    default: 1,
    unit: "score",
    min: 0.1,
    max: 10,
    meaning: "Noise τ of the choice σ(U/τ).",
    source: choice("sets the scale of the utilities"),
    plausible: halfToDouble(),
  },
});
