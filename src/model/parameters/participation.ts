/**
 * Parameters of residents' participation: whether to take part this week, in which form, and who is a registered volunteer.
 *
 * Levels are set once from published counts (Ningbo 2022 and 2.6 % registered at the end of 2016 above all) and are held against them.
 */
import { assumption, choice, evidence, parameters } from "../parameter.ts";
import { between, halfToDouble, logOddsHalfToDouble, oddsHalfToDouble, type Plausible } from "../plausible.ts";

interface About {
  readonly sign?: string;
  readonly plausible?: Plausible;
}

const weight = (value: number, meaning: string, why: string, { sign, plausible = halfToDouble() }: About = {}) =>
  ({ default: value, unit: "score", min: -16, max: 16, meaning, source: assumption(why, { sign }), plausible }) as const;

const share = (value: number, meaning: string, why: string, { sign, plausible = oddsHalfToDouble() }: About = {}) =>
  ({ default: value, unit: "share", min: 0, max: 1, meaning, source: assumption(why, { sign }), plausible }) as const;

const rate = (value: number, meaning: string, why: string, { sign, plausible = halfToDouble() }: About = {}) =>
  ({ default: value, unit: "per week", min: 0, max: 1, meaning, source: assumption(why, { sign }), plausible }) as const;

const hours = (value: number, meaning: string, why: string, { sign }: About = {}) =>
  ({ default: value, unit: "hours", min: 0, max: 40, meaning, source: assumption(why, { sign }), plausible: halfToDouble() }) as const;

const ningbo = "Ningbo 2022: 2.84 million acts and 8.9 million hours of 2.14 million registered [P]";
const hoursPerAct = evidence("C", `${ningbo}, 3.1 hours an act`, { setting: "China" });
const actHours = (meaning: string) =>
  ({
    default: 3.1,
    unit: "hours",
    min: 0,
    max: 40,
    meaning,
    source: hoursPerAct,
    plausible: between(1.5, 4, "3.1 in Ningbo (2022 [C]); shorter where an occasion is an evening's round"),
  }) as const;
const votes = "votes 13.8 % at 18–29, 77.7 % at 70–79, which is 0.33 per decade in logarithms (Shanghai, N = 6,581 [V])";

export const participationParameters = parameters("participation", "Participation of residents", {
  baseHelp: weight(
    -5.8,
    "Base utility of taking part in a week without being registered: help to a neighbour beyond one's own circle.",
    "three in a thousand a week; unrecorded help comes on top of the 5.7 in a thousand residents who act in a week by the records",
    { sign: `${ningbo}; mutual help among neighbours is the main form, volunteering low (CSS 2017 [V])`, plausible: logOddsHalfToDouble() },
  ),
  baseVolunteer: weight(
    -2.2,
    "Base utility of taking part in a week that being registered adds where organisers have the hours for it.",
    "one in ten registered acts in a week, the geometric middle of 2.6 % and 46 %",
    {
      sign: "1.33 acts per registered and year (Ningbo [C]: 2.6 % a week); 46 % active (Chaoyang [P])",
      plausible: between(-3.6, -0.2, "from 2.6 % a week (Ningbo [C]) to 46 % (Chaoyang [P])"),
    },
  ),
  baseJoining: weight(
    -8.3,
    "Base utility of registering as a volunteer in a week.",
    "as many join as leave where 2.5 % of residents are registered and 1 % of those leave in a week",
    { sign: "2.56 % of residents registered at the end of 2016 [P]", plausible: logOddsHalfToDouble() },
  ),
  leavingRate: rate(0.01, "Share of registered volunteers who leave in a week where organisers have time for all.", "two years' stay"),
  organiserHours: {
    default: 0.06,
    unit: "hours/week",
    min: 0,
    max: 10,
    meaning: "Organisers' hours a week that one registered volunteer needs.",
    source: assumption("one act in ten weeks, 34 people an activity, some 20 hours to prepare and lead one", {
      sign: "34 people per activity (Ningbo 2022 [C])",
    }),
    plausible: halfToDouble(),
  },
  askingMost: {
    default: 2,
    unit: "score",
    min: 1,
    max: 20,
    meaning: "Most by which organisers with time to spare, who go and ask people, raise registrations.",
    source: assumption("being asked is the usual way to volunteering; twice as many at most"),
    plausible: between(1, 4, "from asking that brings nobody to what doubles twice"),
  },
  organisingShare: share(
    0.3,
    "Share of committee time left after cases that goes into organising volunteers; a volunteer team gives all of its staff's.",
    "as much as goes into rounds of inspection",
  ),
  organiserDays: {
    default: 30,
    unit: "days",
    min: 1,
    max: 365,
    meaning: "Days over which volunteers feel how much time organisers have.",
    source: assumption("activities are planned by the month"),
    plausible: halfToDouble(),
  },
  registrationBarrier: weight(
    2.5,
    "Attraction that patrols, meetings and rounds of inspection lose for who is not registered.",
    "odds of a twelfth: armband, shift and seat go by the list",
  ),
  formPatrol: weight(-0.2, "Attraction of patrols beside helping a neighbour.", "the commonest organised form where a team leads it", {
    sign: "13 patrol volunteers and 23 other activists per 1,000 residents (Beijing 2006 [C])",
    plausible: logOddsHalfToDouble(),
  }),
  formDeliberation: weight(-0.5, "Attraction of meetings and consultations beside helping a neighbour.", "one act in seven or eight", {
    sign: "the formal assembly alone takes 0.06 % of residents in a week (Tongxiang 2008 [C])",
    plausible: logOddsHalfToDouble(),
  }),
  formLook: weight(-0.5, "Attraction of going round and looking for hazards beside helping a neighbour.", "half of the hours of patrols", {
    plausible: logOddsHalfToDouble(),
  }),
  teamOpportunity: weight(0.6, "Attraction of patrols where a volunteer team leads them.", "somebody has the shifts; sign only"),
  meetingOpportunity: weight(
    0.5,
    "Attraction of deliberation at a forum that meets without end; half of it at one meeting a month.",
    "there must be something to come to; sign only",
  ),
  voiceWeight: weight(0.4, "Attraction of deliberation per unit of voice.", "being heard is a reason to come; sign only"),
  literacyDeliberation: weight(1, "Attraction of deliberation per unit of literacy (− ½).", "who knows how and with what right speaks up", {
    sign: "associations are joined by the educated (CSS 2017 [V])",
  }),
  grievanceDeliberation: weight(
    3,
    "Attraction of deliberation per unit of grievance, by which satisfaction falls short of what is expected.",
    "who feels a loss speaks up, size assumed",
    { sign: "grievance raises voting and defending rights (606 owners in Beijing; 1,363 in rural Jiangsu [V])" },
  ),
  grievanceWeight: weight(1, "Weight of grievance in taking part at all.", "a third of what it is worth to the form, size assumed", {
    sign: "grievance raises voting and defending rights (606 owners in Beijing; 1,363 in rural Jiangsu [V])",
  }),
  efficacyWeight: weight(1.6, "Weight of the belief in response (− ½).", "failure kills participation", {
    sign: "FixMyStreet (Sjoberg et al. 2017 [V])",
  }),
  normWeight: weight(
    6.8,
    "Weight of what others are seen to do, through the cooperation type.",
    "who matches others one to one goes from 3 to 97 % as all contacts join in; size calibrated; that neighbours count as players in the games do is assumed",
    {
      sign: "Fischbacher, Gächter & Fehr 2001 [V]",
      plausible: between(4, 8, "a perfect conditional cooperator goes from 12 to 88 %, or from 2 to 98 %, as all contacts join in"),
    },
  ),
  unconditionalNorm: share(
    0.35,
    "What others do is worth to an unconditional cooperator, whatever they do, as a share of contacts seen to take part.",
    "between the middle and the end of what conditional cooperators see in a game",
    { sign: "some give whatever others give (Fischbacher, Gächter & Fehr 2001 [V])" },
  ),
  visiblePatrol: share(1, "Visibility of a contact's patrols.", "armbands are for being seen", {
    plausible: between(0.7, 1, "seen by most who live there; assumed"),
  }),
  visibleDeliberation: share(0.5, "Visibility of a contact's meetings.", "heard of as often as not"),
  visibleHelp: share(0.3, "Visibility of a contact's help to a neighbour.", "mostly between two people"),
  visibleLook: share(0.7, "Visibility of a contact's rounds of inspection.", "seen on the stairs"),
  matchedHours: {
    ...actHours("A contact's visible hours in a week that count as one full contribution."),
    min: 0.1,
  },
  heardContributors: {
    default: 1,
    unit: "count",
    min: 0,
    max: 8,
    meaning: "Contributors beyond the eight contacts of whom a resident hears under full publicity, while there are any.",
    source: assumption("with recognition made public it doubles or trebles joining", {
      sign: "sign-up in public trebled participation in one programme (Yoeli et al. 2013 [V])",
    }),
    plausible: halfToDouble(),
  },
  dutyWeight: weight(1, "Weight of participation literacy (− ½).", "knowing how, where and with what right"),
  awarenessWeight: weight(
    0.8,
    "Weight of safety awareness (− ½): knowing what can happen makes it a duty to do something about it.",
    "a norm is activated by awareness of consequences; size assumed, a little below literacy",
    { sign: "norm activation (Schwartz 1977; five studies by De Groot & Steg 2009 [V])" },
  ),
  intrinsicWeight: weight(1.4, "Weight of intrinsic motivation (− ½).", "sign only"),
  habitWeight: weight(1, "Weight of habit.", "regulars come again"),
  recognitionWeight: weight(0.9, "Weight of public recognition at full publicity.", "showing good contributors matters; size assumed", {
    sign: "Faillo et al. 2010 [V]; observable sign-up trebled participation (Yoeli et al. 2013 [V])",
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
  rewardWeight: weight(
    0.4,
    "Utility of a reward per occasion, for each e-fold of one more than its multiple of `rewardYuan`.",
    "money levels off, in the usual form of the logarithm; 25 dollars then half as many again, net of what they crowd out",
    { sign: "25 dollars did a quarter of what visibility did, which trebled sign-up (Yoeli et al. 2013 [V])" },
  ),
  rewardYuan: {
    default: 25,
    unit: "yuan",
    min: 0.1,
    max: 5000,
    meaning: "Reward per occasion up to which a yuan is worth about as much as the yuan before.",
    source: assumption("a meal"),
    plausible: halfToDouble(),
  },
  crowdingWeight: weight(
    0.8,
    "Utility that any material reward takes away from a fully intrinsic person.",
    "a small reward then costs a third of what those who help gladly give, as in the source",
    { sign: "pupils collected 239 shekels unpaid, 154 for 1 % and 219 for 10 % of them (Gneezy & Rustichini 2000 [V2])" },
  ),
  crowdingYuan: {
    default: 4,
    unit: "yuan",
    min: 0.1,
    max: 500,
    meaning: "Reward per occasion at which two thirds of the crowding-out are reached.",
    source: assumption("even tokens crowd out"),
    plausible: halfToDouble(),
  },
  costWeight: weight(1.3, "Weight of the cost of taking part.", "channels and time"),
  ageActing: weight(0.2, "Utility of taking part per decade of age above 45.", "more than half of the age gradient of voting", {
    sign: votes,
  }),
  ageJoining: weight(0.13, "Utility of registering per decade of age above 45.", "the rest of the age gradient of voting", { sign: votes }),
  patrolAge: weight(0.08, "Attraction of patrols per decade of age above 45.", "retired residents carry patrols; sign only"),
  paidHollowing: weight(
    0.9,
    "Utility that organised volunteering loses, and attraction that patrols lose, when paid providers visibly do the volunteers' work.",
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
  habitRate: rate(0.06, "Speed at which habit follows behaviour.", "habits form over months"),
  erosionRate: rate(0.012, "Speed at which material reward erodes intrinsic motivation.", "slow; sign only"),
  recoveryRate: rate(0.004, "Speed at which intrinsic motivation recovers.", "slower than erosion; sign only"),
  voiceRate: rate(
    0.1,
    "Share of the distance by which taking part in deliberation moves the belief in response towards the voice one has.",
    "a meeting counts less than one's own case",
  ),
  jointTrust: rate(
    0.02,
    "Share of the distance to full trust in neighbours by which a week of taking part moves it.",
    "doing things together; sign only",
  ),
  helpTrust: rate(
    0.3,
    "Share of the distance to full trust in neighbours by which help received moves it.",
    "help is remembered; sign only",
  ),
  trainingGain: share(0.35, "Rise of participation literacy under full training of residents.", "assumed"),
  patrolHours: actHours("Hours of one occasion of patrol."),
  lookHours: actHours("Hours of one occasion of going round and looking for hazards."),
  meetingHours: hours(2, "Hours of one occasion of deliberation.", "an evening's meeting"),
  helpHours: hours(1.5, "Hours of one occasion of helping a neighbour or mediating.", "shorter than an organised act", {
    sign: `${hoursPerAct.kind === "evidence" ? hoursPerAct.text : ""} [C]`,
  }),
  helpShare: share(
    0.25,
    "Share of help hours that goes into small cases where there is a volunteer team.",
    "a quarter comes by way of the team",
  ),
  layMediation: share(
    0.1,
    "What an hour of help to neighbours is worth in hours of skilled mediation.",
    "a part of it is about quarrels, and by people without training",
  ),
  lookSkill: share(0.5, "What a volunteer's hour of looking is worth in hours of inspection.", "eyes without training or keys"),
  voiceHalfHours: {
    default: 2,
    unit: "hours",
    min: 0.01,
    max: 1000,
    meaning: "Hours of deliberation per 1,000 residents and week with which half of the needs that meetings can show are shown.",
    source: assumption("one resident in a thousand at a meeting"),
    plausible: halfToDouble(),
  },
  voiceDays: {
    default: 60,
    unit: "days",
    min: 1,
    max: 3650,
    meaning: "Days for which what meetings show of needs is remembered.",
    source: assumption("until the next round of meetings"),
    plausible: halfToDouble(),
  },
  needsLearned: share(
    0.5,
    "Share of what is not known of residents' needs that meetings can show where residents have full voice.",
    "assumed",
  ),
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
