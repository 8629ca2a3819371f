/** Parameters of the resident population at the start. */
import { assumption, evidence, parameters } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble, type Plausible } from "../plausible.ts";

const fischbacher = evidence("V", "Fischbacher, Gächter & Fehr 2001: 50 % conditional, about a third free-riders, 14 % hump-shaped", {
  setting: "elsewhere",
});
const startLevel = assumption("middling start; surveys with comparable wording were not at hand");
const nationalAges = assumption("rounded national age structure");

const level = (value: number, meaning: string, source = startLevel, plausible: Plausible = oddsHalfToDouble()) =>
  ({ default: value, unit: "share", min: 0, max: 1, meaning, source, plausible }) as const;

export const populationParameters = parameters("population", "Residents at the start", {
  minorShare: level(
    0.14,
    "Share of residents under 18; they are exposed but take no part.",
    nationalAges,
    between(0.1, 0.2, "communities of the old and of young families; assumed"),
  ),
  twentiesShare: level(
    0.22,
    "Share of those aged 18 to 29 among those from 18 to 59; with the thirties and forties at most 1, the rest are in their fifties.",
    nationalAges,
  ),
  thirtiesShare: level(0.27, "Share of those aged 30 to 39 among those from 18 to 59.", nationalAges),
  fortiesShare: level(0.25, "Share of those aged 40 to 49 among those from 18 to 59.", nationalAges),
  sixtiesShare: level(0.58, "Share of those aged 60 to 69 among those of 60 and over.", nationalAges),
  conditionalShare: level(
    0.5,
    "Share of conditional cooperators among adults.",
    fischbacher,
    between(0.4, 0.6, "about the 50 % of one experiment (Fischbacher, Gächter & Fehr 2001 [V]); other people differ"),
  ),
  freeRiderShare: level(
    0.33,
    "Share of free-riders among adults.",
    fischbacher,
    between(0.23, 0.4, "about the third of one experiment (Fischbacher, Gächter & Fehr 2001 [V]); other people differ"),
  ),
  humpShare: level(
    0.14,
    "Share who give most at middling contributions of others.",
    fischbacher,
    between(0.07, 0.21, "about the 14 % of one experiment (Fischbacher, Gächter & Fehr 2001 [V]); other people differ"),
  ),
  confidenceGovernment: level(0.6, "Mean confidence in government organisations."),
  confidencePolice: level(0.62, "Mean confidence in the police."),
  confidenceEnterprise: level(0.5, "Mean confidence in enterprises such as property management."),
  confidenceNgo: level(0.55, "Mean confidence in the residents' committee and NGOs."),
  socialTrust: level(0.55, "Mean trust in neighbours."),
  efficacy: level(0.5, "Mean belief that reporting leads to something."),
  awareness: level(0.45, "Mean safety awareness."),
  literacy: level(0.4, "Mean participation literacy: knowing how, where and with what right."),
  intrinsicMotivation: level(0.5, "Mean intrinsic motivation to contribute."),
  perceivedRisk: level(0.3, "Mean perceived risk of becoming a victim."),
  expectation: level(0.55, "Mean expected performance of local governance."),
  satisfaction: level(0.55, "Mean satisfaction with local governance."),
  spread: level(0.16, "Standard deviation of these attitudes between residents."),
  needDiversity: {
    default: 0.4,
    unit: "score",
    min: 0,
    max: 2,
    meaning: "Log-standard deviation of the weights that residents give to hazard categories.",
    source: assumption("residents' safety needs diversify (taiyuan case); size assumed"),
    plausible: halfToDouble(),
  },
  needFloor: level(
    0.05,
    "Smallest factor by which a need profile weighs a category, before squaring.",
    assumption("nobody cares for a category not at all"),
  ),
  habit: level(
    0.01,
    "Mean habit strength of taking part.",
    assumption("habit follows behaviour, and about one resident in a hundred acts in a week"),
    between(0.003, 0.03, "the range of residents who act in a week by the records; assumed to hold for habit"),
  ),
  registered: level(
    0.025,
    "Share of residents who are registered volunteers at the start, the older the more.",
    evidence("P", "2.56 % of residents at the end of 2016 (blue book of charity)", { setting: "China" }),
    between(0.02, 0.2, "from 2.56 % nationally to Beijing's 17.1 and Ningbo's 22 % [P]"),
  ),
});
