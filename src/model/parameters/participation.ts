/** Parameters of residents' weekly decision to take part. */
import { assumption, evidence, parameters } from "../parameter.ts";

const weight = (value: number, meaning: string, text: string, min = -8, max = 8) =>
  ({ default: value, unit: "score", min, max, meaning, source: assumption(text) }) as const;

export const participationParameters = parameters("participation", "Participation of residents", {
  baseReporting: weight(-4.3, "Base utility of acting as an eye of the neighbourhood.", "a few per cent do at the start"),
  basePatrol: weight(
    -5.0,
    "Base utility of joining volunteer patrols.",
    "2.5 % registered, 46 % of them active (Panjiayuan, Chaoyang [P])",
  ),
  baseDeliberation: weight(
    -3.4,
    "Base utility of taking part in meetings and consultations.",
    "well below the 47.9 % who vote (Shanghai [V])",
  ),
  efficacyWeight: weight(1.6, "Weight of the belief in response (− ½).", "failure kills participation"),
  normWeight: weight(1.5, "Weight of what neighbours do, through the cooperation type.", "conditional cooperation (Fischbacher [V])"),
  dutyWeight: weight(1, "Weight of participation literacy and felt duty (− ½).", "sense of duty"),
  intrinsicWeight: weight(1.4, "Weight of intrinsic motivation (− ½).", "sign only"),
  habitWeight: weight(1, "Weight of habit.", "regulars come again"),
  recognitionWeight: weight(
    0.9,
    "Weight of public recognition at full publicity.",
    "showing good contributors matters (Faillo et al. 2010 [V])",
  ),
  rewardWeight: weight(0.05, "Utility of one yuan of reward per occasion.", "small money, small pull"),
  crowdingWeight: weight(1.4, "Utility that any material reward takes away from a fully intrinsic person.", "crowding-out; sign only"),
  crowdingYuan: {
    default: 4,
    unit: "yuan",
    min: 0.1,
    max: 500,
    meaning: "Reward per occasion at which two thirds of the crowding-out are reached.",
    source: assumption("even tokens crowd out"),
  },
  voiceWeight: weight(
    0.4,
    "Utility of deliberation per unit of voice beyond the starting 0.2.",
    "being heard is a reason to come; sign only",
  ),
  costWeight: weight(1.3, "Weight of the cost of taking part.", "channels and time"),
  ageReporting: weight(0.27, "Utility per decade of age above 45 for reporting.", "age gradient of voting (Shanghai [V])"),
  agePatrol: weight(0.32, "Utility per decade of age above 45 for patrols.", "retired residents carry patrols"),
  ageDeliberation: weight(
    0.3,
    "Utility per decade of age above 45 for meetings.",
    "voting: 13.8 % at 18–29, 77.7 % at 70–79 (Shanghai, N = 6,581 [V])",
  ),
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
    source: evidence("V", "Fischbacher & Gächter 2010: imperfect conditional cooperation drives the decline"),
  },
  habitRate: {
    default: 0.06,
    unit: "per week",
    min: 0,
    max: 1,
    meaning: "Speed at which habit follows behaviour.",
    source: assumption("habits form over months"),
  },
  erosionRate: {
    default: 0.012,
    unit: "per week",
    min: 0,
    max: 1,
    meaning: "Speed at which material reward erodes intrinsic motivation.",
    source: assumption("slow; sign only"),
  },
  recoveryRate: {
    default: 0.004,
    unit: "per week",
    min: 0,
    max: 1,
    meaning: "Speed at which intrinsic motivation recovers.",
    source: assumption("slower than erosion; sign only"),
  },
  patrolHours: {
    default: 2,
    unit: "hours",
    min: 0,
    max: 40,
    meaning: "Hours per week of an active patrol volunteer.",
    source: assumption("two hours a week"),
  },
  meetingHours: {
    default: 0.5,
    unit: "hours",
    min: 0,
    max: 40,
    meaning: "Hours per week of a resident who takes part in deliberation.",
    source: assumption("two hours a month"),
  },
  temperature: {
    default: 1,
    unit: "score",
    min: 0.1,
    max: 10,
    meaning: "Noise τ of the choice σ(U/τ).",
    source: assumption("scale of the utilities"),
  },
});
