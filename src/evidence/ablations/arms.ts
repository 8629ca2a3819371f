/** Arms of a case in which parts are taken away: its baseline, its package, and two settings in which a rule has more to answer to. */
import type { Parameters } from "../../model/parameters/catalogue.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { specificationOf } from "../configurations.ts";

export const armIds = ["baseline", "package", "supervised", "short-handed"] as const;
export type ArmId = (typeof armIds)[number];

export const armTitles: Readonly<Record<ArmId, string>> = {
  baseline: "the case's baseline",
  package: "the case's package",
  supervised: "baseline in which supervisors are to revisit every case, with full consequence",
  "short-handed": "baseline in which residents' committees have half their people",
};

/** Arms of a case over two years. */
export function armsOf(scenario: string): Readonly<Record<ArmId, ModelSpecification>> {
  const baseline = specificationOf({ what: "", scenario, days: DAYS });
  return {
    baseline,
    package: specificationOf({ what: "", scenario, arm: "package", days: DAYS }),
    supervised: withParameters(baseline, {
      institutions: { auditIntensity: 1, consequence: 1, auditLedger: 0, auditSampling: 1, auditCallBack: 0, auditDigital: 0 },
    }),
    "short-handed": {
      ...baseline,
      organisations: baseline.organisations.map((each) =>
        each.role === "residents-committee" ? { ...each, staff: each.staff / 2 } : each,
      ),
    },
  };
}

/** Days of every run. */
export const DAYS = 730;

/** Parameters by group. */
export type Settings = { readonly [Group in keyof Parameters]?: Partial<Parameters[Group]> };

/** The specification with some parameters at other values. */
export function withParameters(specification: ModelSpecification, settings: Settings): ModelSpecification {
  const { parameters } = specification;
  const groups = Object.entries(settings).map(([group, values]) => [group, { ...parameters[group as keyof Parameters], ...values }]);
  return { ...specification, parameters: { ...parameters, ...Object.fromEntries(groups) } };
}
