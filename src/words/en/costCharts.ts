/** Cost beside benefit, and who gains, in English: nothing of cost, benefit or an arm's place without what shows it. */
import { countRange, differenceWithInterval } from "../chartPhrases.ts";
import { estimateScale } from "../estimateScale.ts";
import type { Messages } from "../finding.ts";
import type { Difference } from "../findings/comparison.ts";
import type {
  ArmGroups,
  CostAndBenefitFinding,
  CostChartFinding,
  CostNoteFinding,
  FrontierFinding,
  GroupsFinding,
  GroupsNoteFinding,
  LackedMoney,
} from "../findings/costCharts.ts";
import type { DirectedOutcome } from "../findings/named.ts";
import { directionWords } from "../format.ts";
import { countWords, levelWords, listWords, midSentence, percentWords, span } from "../words.ts";

/** Arms that are named in a title or a note; more are counted. */
const MOST_NAMED = 3;

export const costCharts: Messages<CostChartFinding> = {
  "cost-and-benefit": costAndBenefit,
  frontier: frontierWords,
  "cost-note": costNote,
  groups: groupsWords,
  "groups-note": groupsNote,
};

/** Labels of these charts. */
export const costLabels = {
  costAbove: (baseline: string, unit: string) => `Cost above ${baseline} (${unit})`,
  benefit: (direction: DirectedOutcome["direction"], outcome: string, baseline: string) =>
    `${{ higher: "Gain in", lower: "Fall in", none: "Change in" }[direction]} ${midSentence(outcome)} against ${baseline}`,
  corners: ["better, costs more", "better, costs less", "worse, costs more", "worse, costs less"],
  perThing: (cost: string, thing: string, interval: string) => `${cost} per ${thing} (${interval})`,
  place: { on: "shown to be on the frontier", unclear: "place not shown", off: "shown to be off it" },
  frontier: "frontier by the means",
  ellipse: "95 % ellipse of the means",
  singlePairs: "single pairs",
} as const;

export const groupLabels = {
  dimension: { age: "By age", trust: "By trust in the baseline, in fifths", grid: "By grid, the worst first" },
  residents: "residents",
  difference: (outcome: string) => `Difference in ${midSentence(outcome)}`,
  shares: (worse: string, better: string) => `worse ${worse} · better ${better}`,
  unclear: "not clear, counting all comparisons",
  interval: "95 % interval of one group",
  none: "In no group can an arm be told from the baseline.",
} as const;

function costAndBenefit({ arm, outcome, cost, effect, lacked }: CostAndBenefitFinding): string {
  return `${arm}: cost ${costWords(cost)}, and ${midSentence(outcome.label)} ${benefitWords(effect, outcome.unit)}${lackedWords(lacked, "it")}.`;
}

function costWords(cost: Difference): string {
  if (cost.verdict === "same") return "is the baseline's in every pair";
  const told = differenceWithInterval(cost, "yuan");
  return cost.verdict === "unclear" ? `cannot be told from the baseline's, ${told}` : `${told} beside the baseline`;
}

function benefitWords(effect: Difference | null, unit: string): string {
  if (effect === null) return "cannot be told from the baseline";
  if (effect.verdict === "same") return "the same in every pair";
  const size = differenceWithInterval(effect, unit);
  return effect.verdict === "unclear" ? `cannot be told from the baseline, ${size}` : `${effect.verdict}, ${size}`;
}

/** `; Plan lacked 280 thousand yuan [250 to 310] for its measures`; empty where nothing was lacking. */
function lackedWords(money: LackedMoney | null, name: string): string {
  if (money === null) return "";
  const scale = estimateScale("yuan", money.lacked);
  const { value, interval } = money.lacked;
  return `; ${name} lacked ${levelWords(value, scale)}${interval === null ? "" : ` [${span(interval, scale)}]`} for its measures`;
}

function frontierWords({ outcome, of, on, off, unclear, lacked }: FrontierFinding): string {
  const what = `the efficient frontier of cost and ${midSentence(outcome.label)}`;
  const money = lackedWords(lacked, lacked?.arm ?? "");
  if (on.length === 0 && off === 0) return `None of ${countWords(of, "arm")} is shown to be on or off ${what}${money}.`;
  const names = on.length <= MOST_NAMED ? ` (${listWords(on)})` : "";
  const parts = [
    on.length === 0 ? `none is shown to be on ${what}` : `${on.length}${names} ${on.length === 1 ? "is" : "are"} shown to be on ${what}`,
    ...(off > 0 ? [`${off} off it`] : []),
    ...(unclear > 0 ? [`${unclear} cannot be placed`] : []),
  ];
  return `Of ${countWords(of, "arm")} ${listWords(parts)}${money}.`;
}

function costNote({ baseline, pairs, ellipses, dots, ratios, fewest }: CostNoteFinding): string {
  if (pairs.high < 2) return `One pair with ${baseline}: nothing here can be told from chance.`;
  return [
    `Means over ${countRange(pairs, "pair")} with ${baseline}.`,
    ellipses
      ? "An ellipse holds both means of its arm with 95 % confidence; where ellipses overlap, arms can't be told apart."
      : `No ellipses below ${fewest} pairs: dots are single pairs.`,
    ...(dots ? [] : ["Single pairs are left out, as they are many."]),
    ...(ratios ? ["Below a name: extra cost over benefit, with its 95 % interval (Fieller)."] : []),
    "The frontier joins the arms whose benefit no other arm, and no mixture of two, gives for less, by the means;",
    `an arm's place on or off it is shown where every resample of ${fewest} or more replications says the same.`,
  ].join(" ");
}

function groupsWords(finding: GroupsFinding): string {
  const { outcome, n, groups, arms, most } = finding;
  const name = midSentence(outcome.label);
  if (n < 2) return `A single pair cannot tell who gains and who loses in ${name}.`;
  const losers =
    most === null
      ? ""
      : `; the most residents worse off are in ${most.group}${arms.length === 1 ? "" : ` under ${most.arm}`} (${percentWords(most.worse)})`;
  if (arms.length === 1) return `Under ${arms[0].arm}, ${oneArm(arms[0], groups, name)}${losers}.`;
  const moved = arms.filter(({ better, worse, different, little }) => better + worse + different + little > 0);
  if (moved.length === 0)
    return `No group can be told from the baseline in ${name} under any of ${countWords(arms.length, "arm")}${losers}.`;
  const told = moved.length > MOST_NAMED ? overArms(arms, groups, name) : listWords(moved.map((arm) => `${arm.arm} (${shortly(arm)})`));
  return moved.length > MOST_NAMED ? `${told}${losers}.` : `Of ${countWords(groups, "group")}, by ${name}: ${told}${losers}.`;
}

/** All that is known of one arm's groups. */
function oneArm({ better, worse, different, little, same, unclear }: ArmGroups, groups: number, name: string): string {
  const of = countWords(groups, "group");
  const rest = [
    ...(little === 0 ? [] : [`${little} ${little === 1 ? "moves" : "move"} by less than matters`]),
    ...(same === 0 ? [] : [`${same} ${same === 1 ? "is" : "are"} the same in every pair`]),
    ...(unclear === 0 ? [] : [`${unclear} cannot be told from the baseline`]),
  ];
  if (different > 0) return [`${different} of ${of} ${different === 1 ? "differs" : "differ"} in ${name}`, ...rest].join(", ");
  const lost = worse === 0 ? "none loses" : worse === 1 ? "1 loses" : `${worse} lose`;
  return [`${better === 0 ? "none" : better} of ${of} ${better === 1 ? "gains" : "gain"} in ${name}`, lost, ...rest].join(", ");
}

/** `12 gain, 1 loses`. */
function shortly({ better, worse, different, little }: ArmGroups): string {
  return [
    ...(better === 0 ? [] : [`${better} ${better === 1 ? "gains" : "gain"}`]),
    ...(worse === 0 ? [] : [`${worse} ${worse === 1 ? "loses" : "lose"}`]),
    ...(different === 0 ? [] : [`${different} ${different === 1 ? "differs" : "differ"}`]),
    ...(little === 0 ? [] : [`${little} by less than matters`]),
  ].join(", ");
}

function overArms(arms: readonly ArmGroups[], groups: number, name: string): string {
  const count = (of: (arm: ArmGroups) => number) => arms.filter((arm) => of(arm) > 0).length;
  const parts = [
    ...(count(({ different }) => different) > 0 ? [`differ under ${count(({ different }) => different)}`] : []),
    ...(count(({ better }) => better) > 0 ? [`gain under ${count(({ better }) => better)}`] : []),
    ...(count(({ worse }) => worse) > 0 ? [`lose under ${count(({ worse }) => worse)}`] : []),
  ];
  const told = parts.length === 0 ? "move by less than matters" : listWords(parts);
  return `Some of ${countWords(groups, "group")} ${told} of ${countWords(arms.length, "arm")} in ${name}`;
}

function groupsNote({ outcome, baseline, counted, leftOut }: GroupsNoteFinding): string {
  const { groups, arms, grids } = leftOut;
  const named = arms.length <= MOST_NAMED ? listWords(arms) : countWords(arms.length, "arm");
  const what = [...(groups > 0 ? [countWords(groups, "group")] : []), ...(arms.length > 0 ? [named] : [])];
  return [
    `Mean difference in ${midSentence(outcome.label)} from ${baseline} (${directionWords(outcome.direction, outcome.unit)}).`,
    ...(counted
      ? ["Small print: shares of residents who end worse and better off than the same resident in the baseline, means over replications."]
      : []),
    "Intervals are of one group each; a verdict must also survive among all that the study says. What matters is a tenth of what residents differ by.",
    ...(what.length > 0 ? [`Left out, since nothing there can be told from the baseline: ${listWords(what)}.`] : []),
    ...(grids > 0 ? [`Left out between the worst and the best: ${countWords(grids, "grid")}.`] : []),
  ].join(" ");
}
