/**
 * A sensitivity analysis in sentences: which parameters matter, how well they are known, and what chance and sample size leave open.
 *
 * Nothing is called influential that cannot be told from chance, and Morris' measures are never called shares of variance.
 */
import { normalQuantile } from "../../kernel/maths.ts";
import { type Estimate, halfWidth, isClear, passesFloor } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import {
  countWords,
  decimal,
  differenceWords,
  intervalWords,
  listWords,
  midSentence,
  percentRange,
  percentWords,
  plain,
  scaleFor,
  span,
} from "../../words/words.ts";
import type { SensitivityFindings } from "./findings.ts";
import type { MorrisFindings } from "./morris.ts";
import { levelFor, type SensitivityPlan } from "./plan.ts";
import type { MorrisRow, SobolRow } from "./result.ts";
import type { SobolFindings } from "./sobol.ts";
import type { TornadoBar } from "./tornado.ts";

/** How many leading parameters the sentence about assumptions looks at. */
const LEADING = 12;
/** Grades that stand for assumptions. */
const ASSUMED = " (grade D or E)";
/** Parameters named in one sentence at most; the others are counted. */
const MOST_NAMED = 6;
/** Change of a total index from half the points to all of them that counts as unsettled. */
const UNSETTLED = 0.1;

type Labels = (path: string) => string;

/** Sentences in the order in which a reader should meet them. */
export function sensitivitySentences(plan: SensitivityPlan, findings: SensitivityFindings): string[] {
  const labels: Labels = (path) => plan.factors.find((factor) => factor.path === path)?.label ?? path;
  const { morris, sobol, tornado, noiseShare, blocks } = findings;
  const told = toldFromChance(findings);
  const rest = plan.factors.map(({ path }) => path).filter((path) => !told.includes(path));
  return [
    ...(morris === null ? [] : leadingEffect(plan, morris, told, labels)),
    ...(sobol === null ? [] : leadingShare(plan, sobol, told, labels)),
    ...assumptions(plan, told),
    ...(sobol === null ? [] : interaction(plan, sobol, labels)),
    ...(noiseShare === null ? [] : [chanceShare(plan, noiseShare)]),
    ...(morris === null ? [] : unevenEffects(morris, told, labels)),
    ...withoutInfluence(rest, plan, labels),
    ...alone(plan, tornado, labels),
    ...(sobol === null ? [] : settling(sobol, labels)),
    ...(sobol === null ? [] : [sharedChance(plan)]),
    ...(blocks.used === blocks.made
      ? []
      : [`${blocks.used} of ${blocks.made} ${blocksOf(plan)} could be used; the others had a failed run.`]),
  ];
}

/** Paths of the parameters whose influence passes the floor of chance, most influential first; none from one replication, which has none. */
export function toldFromChance({ morris, sobol }: Pick<SensitivityFindings, "morris" | "sobol">): string[] {
  const byMorris = morris?.rows.filter(({ muStar, floor }) => passesFloor(muStar, floor)) ?? [];
  const bySobol = sobol?.rows.filter(({ total, floor }) => passesFloor(total, floor)) ?? [];
  return [...byMorris, ...bySobol].map(({ factor }) => factor);
}

function leadingEffect(plan: SensitivityPlan, { rows }: MorrisFindings, told: readonly string[], labels: Labels): string[] {
  if (told.length === 0) return [nothingMoves(plan)];
  const leaders = rows.filter(({ factor }) => told.includes(factor));
  const [first, ...others] = leaders;
  const scale = scaleFor(plan.outcome.unit, first.muStar.value, halfWidth(first.muStar));
  const effect = `${plain(first.muStar.value, scale)}${scale.suffix} on average${within(first.muStar, (interval) => span(interval, scale))}`;
  const text = `${labels(first.factor)} moves ${subject(plan)} most: over its range by ${effect}, ${directionOf(first)}.`;
  return [text, ...notApart(first.muStar, others, ({ muStar }) => muStar, labels)];
}

function leadingShare(plan: SensitivityPlan, { rows }: SobolFindings, told: readonly string[], labels: Labels): string[] {
  if (told.length === 0) return [nothingMoves(plan)];
  const [first, ...others] = rows.filter(({ factor }) => told.includes(factor));
  const text =
    `${labels(first.factor)} moves ${subject(plan)} most: alone it makes up ${shareWords(first.first)} of the variance over these ranges, ` +
    `together with its interactions ${shareWords(first.total)}.`;
  return [text, ...notApart(first.total, others, ({ total }) => total, labels)];
}

function nothingMoves(plan: SensitivityPlan): string {
  const { length } = plan.factors;
  if (plan.replications === 1) {
    return `Which parameters move ${subject(plan)} cannot be told from chance in one replication; ask for two or more.`;
  }
  const which = length === 1 ? "The parameter moves" : `None of the ${length} parameters moves`;
  return length === 1 ? `${which} ${subject(plan)} no more than chance would.` : `${which} ${subject(plan)} more than chance would.`;
}

/** Those whose interval reaches into the leader's: the order among them is open. */
function notApart<Row extends MorrisRow | SobolRow>(
  { interval }: Estimate,
  others: readonly Row[],
  of: (row: Row) => Estimate,
  labels: Labels,
): string[] {
  const near = others.filter((row) => (of(row).interval?.high ?? 0) >= (interval?.low ?? 0)).map(({ factor }) => labels(factor));
  if (near.length === 0) return [];
  const overlap = near.length === 1 ? `the interval of ${near[0]} overlaps` : `the intervals of ${listWords(near)} overlap`;
  return [`That it is the first is not certain: ${overlap} its own.`];
}

function directionOf({ mu }: MorrisRow): string {
  const { low, high } = mu.interval ?? { low: mu.value, high: mu.value };
  if (low > 0) return "mostly upwards";
  return high < 0 ? "mostly downwards" : "up or down depending on the other parameters";
}

function assumptions(plan: SensitivityPlan, told: readonly string[]): string[] {
  const leading = told.slice(0, LEADING).flatMap((path) => plan.factors.find((factor) => factor.path === path) ?? []);
  if (leading.length === 0) return [];
  const assumed = leading.filter(({ assumption }) => assumption).length;
  const chosen = leading.filter(({ grade }) => grade === "—").length;
  if (leading.length === 1) {
    const what = assumed === 1 ? `is an assumption${ASSUMED}` : chosen === 1 ? "is a choice" : "rests on evidence";
    return [`The one parameter that can be seen to move this result ${what}.`];
  }
  const some = assumed === 1 ? `1 is an assumption${ASSUMED}` : `${assumed} are assumptions${ASSUMED}`;
  const which = assumed === 0 ? "none is an assumption" : assumed === leading.length ? `all are assumptions${ASSUMED}` : some;
  const choices = chosen === 0 ? "" : chosen === 1 ? " and 1 is a choice" : ` and ${chosen} are choices`;
  return [`Of the ${leading.length} parameters that move this result most, ${which}${choices}.`];
}

function interaction(plan: SensitivityPlan, { sumOfFirst, secondOrder }: SobolFindings, labels: Labels): string[] {
  const sum = `The parameters alone add up to ${shareWords(sumOfFirst)} of the variance; the rest is interaction and what is left of chance.`;
  if (!plan.secondOrder) return [sum];
  const reach = normalQuantile(levelFor("pairs", secondOrder.length)) / normalQuantile(0.975);
  const pairs = secondOrder
    .filter((pair) => pair.interval !== null && pair.value > reach * halfWidth(pair))
    .sort((a, b) => b.value - a.value);
  if (pairs.length === 0) return [sum, "No pair of parameters can be told to work together."];
  const named = pairs.slice(0, 3).map((pair) => `${labels(pair.first)} with ${labels(pair.second)}, ${shareWords(pair)}`);
  const more = pairs.length > 3 ? `; ${countWords(pairs.length - 3, "more pair")}` : "";
  return [sum, `Pairs that work together beyond what each does alone: ${named.join("; ")}${more}.`];
}

function chanceShare(plan: SensitivityPlan, noise: Estimate): string {
  const what = plan.against === null ? "single runs" : "paired differences of single runs";
  return `Chance makes up ${shareWords(noise)} of the variance of ${what} over these ranges.`;
}

function unevenEffects({ rows }: MorrisFindings, told: readonly string[], labels: Labels): string[] {
  const uneven = rows.filter(({ factor, muStar, sigma }) => told.slice(0, LEADING).includes(factor) && sigma.value > muStar.value);
  if (uneven.length === 0) return [];
  const names = listWords(uneven.map(({ factor }) => labels(factor)));
  const [effect, vary] = uneven.length === 1 ? ["The effect", "varies"] : ["The effects", "vary"];
  return [`${effect} of ${names} ${vary} much with where the other parameters stand (σ above μ*).`];
}

function withoutInfluence(paths: readonly string[], plan: SensitivityPlan, labels: Labels): string[] {
  if (paths.length === 0 || paths.length === plan.factors.length) return [];
  return [`${countWords(paths.length, "parameter")} cannot be told from no influence: ${listWords(paths.map(labels), MOST_NAMED)}.`];
}

function alone(plan: SensitivityPlan, tornado: readonly TornadoBar[], labels: Labels): string[] {
  const clear = tornado.find(({ low, high }) => isClear(low) || isClear(high));
  if (clear === undefined) return [];
  const end = (estimate: Estimate) => {
    const scale = scaleFor(plan.outcome.unit, estimate.value, halfWidth(estimate));
    const known = intervalWords(estimate, scale);
    return `${differenceWords(estimate.value, scale)} (${estimate.interval === null ? known : `95 % interval ${known}`})`;
  };
  return [
    `With everything else as in the scenario, ${labels(clear.factor)} changes ${subject(plan)} by ${end(clear.low)} at its lowest ` +
      `and by ${end(clear.high)} at its highest value.`,
  ];
}

function settling({ convergence }: SobolFindings, labels: Labels): string[] {
  const [before, last] = convergence.slice(-2);
  if (last === undefined) return [];
  const moves = last.rows.map(({ factor, total }) => {
    const earlier = before.rows.find((row) => row.factor === factor)!;
    return { factor, change: Math.abs(total.value - earlier.total.value) };
  });
  const most = moves.reduce((a, b) => (b.change > a.change ? b : a));
  const doubled = `Going from ${before.n} to ${last.n} base points moved no total index by more than ${decimal(Math.ceil(most.change * 1000) / 1000, 3)} (${labels(most.factor)})`;
  return [most.change > UNSETTLED ? `${doubled}: not settled, ask for more --points.` : `${doubled}.`];
}

function sharedChance({ replications, against }: SensitivityPlan): string {
  const what = against === null ? "outcome" : "effect";
  return replications === 1
    ? `The indices are those of the ${what} in one replication, the same for every set of parameters.`
    : `The indices are those of the mean ${what} of ${replications} replications, the same for every set of parameters.`;
}

/** The outcome inside a sentence. */
function subject({ outcome, arm, against }: SensitivityPlan): string {
  const name = midSentence(outcome.label);
  return against === null ? name : `the effect of ${arm.label} on ${name}`;
}

function blocksOf({ method }: SensitivityPlan): string {
  return method === "morris" ? "trajectories" : "base points";
}

function within({ interval, alike }: Estimate, words: (interval: Interval) => string): string {
  if (interval === null && alike !== undefined) return ` (the same in all ${alike.n} trajectories)`;
  return interval === null ? " (no interval)" : ` (95 % interval ${words(interval)})`;
}

function shareWords(estimate: Estimate): string {
  return `${percentWords(estimate.value)}${within(estimate, percentRange)}`;
}
