/** Attributions in English. */
import type { Messages } from "../finding.ts";
import type {
  AttributionFinding,
  InteractionFinding,
  Interplay,
  MeasurePartsFinding,
  MechanismsFinding,
  PackageFinding,
} from "../findings/attribution.ts";
import type { NamedEstimate, NamedOutcome, SideBySide } from "../findings/named.ts";
import {
  countWords,
  differenceWords,
  intervalWords,
  listWords,
  midSentence,
  percentWords,
  type Scale,
  scaleFor,
  signed,
} from "../words.ts";

/** Measures named in one sentence at most. */
const MOST_NAMED = 4;

export const attribution: Messages<AttributionFinding> = {
  package: packageWords,
  "measure-parts": partsWords,
  interaction: interactionWords,
  mechanisms: mechanismsWords,
  "sampled-orders": ({ orders, measures }) =>
    `The values are averages over ${orders} of the orders in which ${measures} measures can be introduced; their intervals count both the choice of orders and chance. Interactions of pairs are not estimated for so many measures.`,
};

/** What an interaction means. */
export const interplayWords: Readonly<Record<Interplay, string>> = {
  reinforce: "reinforce each other",
  overlap: "overlap",
  differs: "do not simply add up",
};

function scaleOf({ outcome, precision }: SideBySide & { readonly outcome: NamedOutcome }, total: number): Scale {
  return scaleFor(outcome.unit, total, precision);
}

function packageWords(finding: PackageFinding): string {
  const { arm, outcome, total, n, clear, judged } = finding;
  const name = midSentence(outcome.label);
  const scale = scaleOf(finding, total.value);
  const amount = differenceWords(total.value, scale);
  if (n === 1) return `«${arm}»: ${amount} in ${name} in the one replication there is; no more can be said.`;
  const known = intervalWords(total, scale, "replication");
  const interval = total.interval === null ? known : `95 % interval ${known}, ${countWords(n, "replication")}`;
  const judgement = judged === null ? "" : `, for the ${judged}`;
  return clear
    ? `«${arm}» changes ${name} by ${amount} (${interval})${judgement}.`
    : `The effect of «${arm}» on ${name} cannot be told from zero: ${amount} (${interval}), so shares of it are not given.`;
}

function partsWords(finding: MeasurePartsFinding): string {
  const { outcome, total, known, along, against, unclear, of } = finding;
  const name = midSentence(outcome.label);
  if (along.length + against.length === 0) return `No measure's part in ${name} can be told from zero.`;
  const scale = scaleOf(finding, total);
  const parts = along.map(({ label, estimate, share }, i) => {
    const part = share === null ? "" : ` ${i === 0 ? "carries " : ""}${percentWords(share)}`;
    return `${label}${part} (${estimateWords(estimate, scale)})`;
  });
  const others = against.map(({ label, estimate }) => `${label} (${estimateWords(estimate, scale)})`);
  const head = known ? `Of the package's effect on ${name}, ` : `Measures that do change ${name} within the package: `;
  return [
    parts.length === 0 ? "" : `${head}${listWords(parts, MOST_NAMED)}.`,
    others.length === 0 ? "" : `Against it ${others.length === 1 ? "works" : "work"} ${listWords(others, MOST_NAMED)}.`,
    unclear === 0 ? "" : `For ${unclear} of ${of} measures the interval covers zero.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function estimateWords(estimate: NamedEstimate["estimate"], scale: Scale): string {
  return `${signed(estimate.value, scale)}, ${intervalWords(estimate, scale, "replication")}`;
}

function interactionWords(finding: InteractionFinding): string {
  const { outcome, total, strongest } = finding;
  const name = midSentence(outcome.label);
  if (strongest === null) return `In ${name} no two measures are known to reinforce or hinder each other.`;
  const { first, second, estimate, meaning } = strongest;
  const scale = scaleOf(finding, total);
  const size = `${differenceWords(estimate.value, scale)} (${intervalWords(estimate, scale, "replication")})`;
  const pair = `${first} and ${second} ${interplayWords[meaning]}`;
  return `${pair}: their effect on ${name} together differs by ${size} from the sum of what each does without the other.`;
}

function mechanismsWords({ arm, total: value, precision, parts, unclear }: MechanismsFinding): string {
  const scale = scaleFor("incidents", value, precision);
  const total = `${signed(value, scale)} true incidents of «${arm}»`;
  if (parts.length === 0) return `How the ${total} came about cannot be told: no mechanism's part excludes zero.`;
  const named = parts.map(
    ({ label, estimate }) => `${midSentence(label)} ${signed(estimate.value, scale)} (${intervalWords(estimate, scale, "replication")})`,
  );
  const others = unclear === 0 ? "" : `; the other ${unclear === 1 ? "part" : `${unclear} parts`} cannot be told from zero`;
  return `How the ${total} came about: ${listWords(named)}${others}.`;
}
