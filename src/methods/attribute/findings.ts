/**
 * What an attribution found. A share of the effect is given only where the effect itself can be told from zero. Intervals in all findings
 * hold together.
 */
import { bySize, type Estimate, isClear, widestHalf } from "../../statistics/estimate.ts";
import type {
  AttributionFinding,
  InteractionFinding,
  Interplay,
  MeasurePartsFinding,
  MechanismsFinding,
  PackageFinding,
} from "../../words/findings/attribution.ts";
import { type Scale, scaleFor } from "../../words/words.ts";
import { namedOutcome } from "../result.ts";
import type { AttributedOutcome, AttributionResult } from "./result.ts";

type Found = Omit<AttributionResult, "findings" | "sentences">;

export function attributionFindings(found: Found): AttributionFinding[] {
  const { outcomes, method, orders, measures } = found;
  return [
    ...outcomes.flatMap((outcome) => outcomeFindings(found, outcome)),
    ...mechanismFindings(found),
    ...(method === "exact" ? [] : [{ kind: "sampled-orders" as const, orders, measures: measures.length }]),
  ];
}

function outcomeFindings(found: Found, attributed: AttributedOutcome): AttributionFinding[] {
  const whole = packageFinding(found, attributed);
  if (attributed.n === 1) return [whole];
  const { measures, method } = found;
  const pairs = method === "orders" || measures.length < 2 ? [] : [interactionFinding(found, attributed)];
  return [whole, ...measureParts(found, attributed), ...pairs];
}

function packageFinding({ arm }: Found, attributed: AttributedOutcome): PackageFinding {
  const { outcome, total, n } = attributed;
  const good = total.value > 0 === (outcome.direction === "higher");
  const judged = outcome.direction === "none" ? null : good ? "better" : "worse";
  return {
    kind: "package",
    arm: arm.label,
    outcome: namedOutcome(outcome),
    total,
    n,
    clear: isClear(total),
    judged,
    precision: precisionOf(attributed),
  };
}

function measureParts({ measures }: Found, attributed: AttributedOutcome): MeasurePartsFinding[] {
  if (measures.length === 1) return [];
  const { values, total, outcome } = attributed;
  const label = (id: string) => measures.find((measure) => measure.id === id)!.label;
  const known = isClear(total);
  const clear = bySize(values.filter(isClear));
  const isAlong = ({ value }: Estimate) => !known || value > 0 === total.value > 0;
  return [
    {
      kind: "measure-parts",
      outcome: namedOutcome(outcome),
      total: total.value,
      known,
      along: clear
        .filter(isAlong)
        .map((one) => ({ label: label(one.measure), estimate: estimate(one), share: known ? one.value / total.value : null })),
      against: clear.filter((one) => !isAlong(one)).map((one) => ({ label: label(one.measure), estimate: estimate(one) })),
      unclear: values.length - clear.length,
      of: values.length,
      precision: precisionOf(attributed),
    },
  ];
}

/** The strongest interaction of two measures, where all sub-packages were run. */
export function interactionFinding({ measures }: Pick<Found, "measures">, attributed: AttributedOutcome): InteractionFinding {
  const { interactions, outcome, total } = attributed;
  const [strongest] = bySize(interactions.filter(isClear));
  const label = (id: string) => measures.find((measure) => measure.id === id)!.label;
  return {
    kind: "interaction",
    outcome: namedOutcome(outcome),
    total: total.value,
    strongest:
      strongest === undefined
        ? null
        : {
            first: label(strongest.first),
            second: label(strongest.second),
            estimate: estimate(strongest),
            meaning: interplay(strongest.value, outcome.direction),
          },
    precision: precisionOf(attributed),
  };
}

/** What an interaction index means in the outcome's good direction. */
export function interplay(value: number, direction: AttributedOutcome["outcome"]["direction"]): Interplay {
  if (direction === "none") return "differs";
  return value > 0 === (direction === "higher") ? "reinforce" : "overlap";
}

function mechanismFindings({ mechanisms, arm }: Found): MechanismsFinding[] {
  const whole = mechanisms.find((one) => one.arm.id === arm.id);
  if (whole === undefined || whole.n === 1) return [];
  const { total, parts } = whole;
  const clear = bySize(parts.filter(isClear));
  return [
    {
      kind: "mechanisms",
      arm: arm.label,
      total: total.value,
      parts: clear.map((part) => ({ label: part.label, estimate: estimate(part) })),
      unclear: parts.length - clear.length,
      precision: widestHalf([total, ...parts]),
    },
  ];
}

function estimate({ value, interval, alike }: Estimate): Estimate {
  return { value, interval, ...(alike === undefined ? {} : { alike }) };
}

/** One scale for all numbers of an outcome, by its widest interval. */
export function scaleOf(attributed: AttributedOutcome): Scale {
  return scaleFor(attributed.outcome.unit, attributed.total.value, precisionOf(attributed));
}

function precisionOf({ total, values }: AttributedOutcome): number {
  return widestHalf([total, ...values]);
}

/** The same for the mechanisms of an arm. */
export function mechanismScale({ total, parts }: AttributionResult["mechanisms"][number]): Scale {
  return scaleFor("incidents", total.value, widestHalf([total, ...parts]));
}
