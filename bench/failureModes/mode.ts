/**
 * What a failure mode is here: two configurations of one intervention, what is read off, and what each must show.
 *
 * A configuration is an arm of a scenario with the intervention and the same arm without it (or with the other design it is judged against),
 * run under common random numbers. All configurations use existing parameters only, on the shipped base community.
 */
import type { interventions } from "../../src/model/interventions/catalogue.ts";

export type InterventionId = (typeof interventions)[number]["id"];

/** The sections of a scenario's arm that configurations use, and a factor on all organisations' staff. */
export interface Patch {
  readonly staffing?: number;
  readonly set?: Readonly<Record<string, number>>;
  readonly organisations?: Readonly<Record<string, Readonly<Record<string, number>> | null>>;
  readonly interventions?: Readonly<
    Record<
      string,
      {
        readonly parameters?: Readonly<Record<string, number>>;
        readonly phases?: Readonly<Record<string, string>>;
        readonly end?: string;
      }
    >
  >;
  readonly events?: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  /** All ties at the start; without any, those that mandates would have brought. */
  readonly ties?: readonly Tie[];
}

/** `from` supervises `to`, asks it or works with it; `between`: both ways. */
export interface Tie {
  readonly from?: string;
  readonly to?: string;
  readonly between?: readonly [string, string];
  readonly layers: readonly ("information" | "joint-action" | "resource" | "supervision")[];
  readonly strength: number;
}

/** Two arms; what is measured is `arm` minus `against`. */
export interface Configuration {
  readonly what: string;
  readonly arm: Patch;
  readonly against: Patch;
}

/**
 * What the 95 % interval of a paired difference must show. `better` and `worse`: it lies wholly on that side of zero. `no better` and
 * `no worse`: it does not lie wholly on the other side. `little`: it is short of half the effect of the other configuration, also beyond chance. `open`: no claim.
 */
export type Expected = "better" | "worse" | "no better" | "no worse" | "little" | "open";

export interface Outcome {
  /** Indicator, with its group after a bar; `network:<layer>:<measure>` for a measure of a network layer. */
  readonly indicator: string;
  readonly good: "up" | "down";
  /** Days of the reading, (from, to]; the contrast's when they differ. Absent: the summary of the whole run. */
  readonly days?: readonly [number, number];
  readonly contrastDays?: readonly [number, number];
  /** Logarithm of the ratio instead of the difference. */
  readonly relative?: boolean;
  readonly failing: Expected;
  readonly contrast: Expected;
}

export interface FailureMode {
  readonly intervention: InterventionId;
  /** kebab-case; unique together with the intervention. */
  readonly id: string;
  readonly failure: string;
  readonly mechanism: string;
  readonly horizonDays: number;
  readonly failing: Configuration;
  readonly contrast: Configuration;
  readonly outcomes: readonly Outcome[];
}

/** A failure mode, or a side of one, that the model does not show; stated with its numbers and what would be needed. */
export interface Miss extends FailureMode {
  readonly why: string;
}

/** When interventions are built and have been at work for months. */
export const late = [360, 600] as const;

/** One intervention as an arm. */
export function intervention(
  id: InterventionId,
  parameters: Readonly<Record<string, number>> = {},
  more: { end?: string; phases?: Record<string, string> } = {},
): Patch {
  return { interventions: { [id]: { parameters, ...more } } };
}

/**
 * The intervention at next to no cost to the place, as where the city pays for it. Programme money that an intervention takes is missing for
 * help to the longest queues, so that what it does and what its money would have done are told apart by this.
 */
export function paidByCity(
  id: InterventionId,
  parameters: Readonly<Record<string, number>> = {},
  more: { end?: string; phases?: Record<string, string> } = {},
): Patch {
  // Not nothing: what costs nothing to build is built by nobody.
  return intervention(id, { ...parameters, planningCost: 0.01, buildCost: 0.01, runCost: 0.01 }, more);
}

export function setting(set: Readonly<Record<string, number>>): Patch {
  return { set };
}

/** Patches over each other, the later wins. */
export function join(...patches: readonly Patch[]): Patch {
  return patches.reduce(over, {}) as Patch;
}

function over(below: object, above: object): object {
  const joined: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = joined[key];
    joined[key] = isMap(old) && isMap(value) ? over(old, value) : value;
  }
  return joined;
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A patch in one line: dotted settings, interventions with their parameters. */
export function describePatch(patch: Patch): string {
  const parts = [
    ...(patch.staffing === undefined ? [] : [`all staff × ${patch.staffing}`]),
    ...Object.entries(patch.set ?? {}).map(([path, value]) => `${path} ${value}`),
    ...Object.entries(patch.organisations ?? {}).map(([id, fields]) => (fields === null ? `no ${id}` : `${id}: ${words(fields)}`)),
    ...(patch.ties === undefined ? [] : [`ties: ${patch.ties.map(describeTie).join(", ")}`]),
    ...Object.entries(patch.events ?? {}).map(([id, fields]) => `event ${id}: ${words(fields)}`),
    ...Object.entries(patch.interventions ?? {}).map(([id, { parameters = {}, phases = {}, end }]) => {
      const inner = [words(parameters), words(phases), end === undefined ? "" : `end ${end}`].filter((text) => text !== "");
      return `\`${id}\`${inner.length > 0 ? ` (${inner.join("; ")})` : ""}`;
    }),
  ];
  return parts.length > 0 ? parts.join("; ") : "the base community";
}

function describeTie({ from, to, between, layers, strength }: Tie): string {
  const ends = between === undefined ? `${from} to ${to}` : between.join(" and ");
  return `${ends} (${layers.join(", ")} ${strength})`;
}

function words(fields: Readonly<Record<string, string | number>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
