/**
 * Arms with enough money beside those that lack it: the same arm with more contributions of others to the safety fund, which is the patch
 * `set: { resources.otherFunds: … }` of a scenario.
 *
 * A look at the first replications of every arm shows which lack money. All get the same sum: the first on the ladder 1, 2, 5, 10, … of
 * yuan per resident and year, from what the dearest month lacked, with which none of them lacks any in the same replications. How much is
 * assumed, and that it comes. It is there in the warm-up too, and what measures leave of it the street spends on its queues. So the arm
 * that the others are compared with gets a twin as well, which has the money and not the measures.
 */
import { resourceParameters } from "../../model/parameters/governance.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../../model/time.ts";
import { type RequestList, sized, upTo, type Workbench } from "../../runs/request.ts";
import type { ResolvedArm, ResolvedScenario } from "../../scenario/types.ts";
import { addFunding, dearestShortMonth, type FundedRuns } from "../funding.ts";
import { PlanError } from "./plan.ts";
import type { FundedTwins } from "./result.ts";

/** Replications of the look. */
const LOOK = 3;
const PATH = /^(parameters\.)?resources\.otherFunds$/;

interface Funded {
  readonly scenario: ResolvedScenario;
  /** Null where no arm lacks money. */
  readonly funded: FundedTwins | null;
}

/** The scenario with twins of its arms that lack money, each after its arm. Throws PlanError where an arm has the name of a twin. */
export async function withTwins(workbench: Workbench, scenario: ResolvedScenario): Promise<Funded> {
  const costly = scenario.arms.filter(({ specification }) => specification.interventions.length > 0);
  const found = await look(workbench, costly);
  const short = costly.filter(({ id }) => dearestShortMonth(found, id) > 0);
  if (short.length === 0) return { scenario, funded: null };
  const [base] = scenario.arms;
  refuseNames(scenario, [base, ...short]);
  const most = Math.max(...short.map(otherFunds));
  const { added, funds } = await enough(workbench, short, { most, first: Math.max(...short.map((arm) => perResident(found, arm))) });
  const twinned = new Set([base, ...short]);
  const arms = scenario.arms.flatMap((arm) => (twinned.has(arm) ? [arm, twinOf(arm, funds, short.includes(arm))] : [arm]));
  return {
    scenario: { ...scenario, arms },
    funded: {
      ...{ otherFunds: funds, added, addedYuanPerYear: added * Math.max(...short.map(residents)), replications: LOOK },
      control: twinId(base),
      twins: short.map((arm) => ({ arm: arm.id, twin: twinId(arm) })),
    },
  };
}

/** The smallest sum of the ladder with which none of the arms lacks money; the most that the registry admits where none is enough. */
async function enough(
  workbench: Workbench,
  short: readonly ResolvedArm[],
  { most, first }: { readonly most: number; readonly first: number },
): Promise<{ readonly added: number; readonly funds: number }> {
  const highest = resourceParameters.specifications.otherFunds.max;
  let left = short;
  for (let added = rungAbove(first); ; added = rungAbove(added * 1.01)) {
    const funds = Math.min(most + added, highest);
    const found = await look(
      workbench,
      left.map((arm) => ({ ...twinOf(arm, funds, true), id: arm.id })),
      `funded-${funds}/`,
    );
    left = left.filter(({ id }) => dearestShortMonth(found, id) > 0);
    if (left.length === 0 || funds >= highest) return { added: funds - most, funds };
  }
}

/** The first of 1, 2, 5, 10, 20, … that is not below. */
function rungAbove(value: number): number {
  let ten = 1;
  while (ten * 10 < value) ten *= 10;
  return [1, 2, 5, 10].map((each) => each * ten).find((rung) => rung >= value)!;
}

async function look(workbench: Workbench, arms: readonly ResolvedArm[], prefix = ""): Promise<FundedRuns> {
  const found: FundedRuns = new Map();
  await workbench.complete(requestsOf(arms, prefix), ({ arm }, state) => {
    if (state.status === "failed") return;
    if (state.record.tables.funding === undefined)
      throw new PlanError("funded: expected runs that record the table funding, received none");
    addFunding(found, arm!, state.record);
  });
  return found;
}

function requestsOf(arms: readonly ResolvedArm[], prefix: string): RequestList {
  return sized(arms.length * LOOK, function* () {
    for (const replication of upTo(LOOK))
      for (const { id, specification } of arms) yield { arm: id, point: `${prefix}${id}`, replication, specification };
  });
}

/** Yuan per resident and year that would have paid the month in which most was lacking. */
function perResident(found: FundedRuns, arm: ResolvedArm): number {
  return (dearestShortMonth(found, arm.id) * DAYS_PER_YEAR) / DAYS_PER_MONTH / residents(arm);
}

function residents({ specification }: ResolvedArm): number {
  return specification.communities.reduce((sum, community) => sum + community.residents, 0);
}

function otherFunds({ specification }: ResolvedArm): number {
  return specification.parameters.resources.otherFunds;
}

function twinId({ id }: Pick<ResolvedArm, "id">): string {
  return `${id}-funded`;
}

/** As a scenario would patch it. */
function twinOf(arm: ResolvedArm, funds: number, isShort: boolean): ResolvedArm {
  return {
    id: twinId(arm),
    label: `${arm.label} with ${isShort ? "enough" : "as much"} money`,
    specification: withFunds(arm.specification, funds),
    settings: arm.settings.map((setting) =>
      PATH.test(setting.path) ? { ...setting, value: funds, setBy: { file: "--funded", line: 1, column: 1 } } : setting,
    ),
  };
}

function withFunds(specification: ModelSpecification, funds: number): ModelSpecification {
  const { parameters } = specification;
  return { ...specification, parameters: { ...parameters, resources: { ...parameters.resources, otherFunds: funds } } };
}

function refuseNames({ arms }: ResolvedScenario, twinned: readonly ResolvedArm[]): void {
  const taken = twinned.map(twinId).filter((id) => arms.some((arm) => arm.id === id));
  if (taken.length === 0) return;
  throw new PlanError(
    taken
      .map((id) => `arm ${id}: expected no arm of this name with --funded, which makes one; rename it, or leave it out with --arms`)
      .join("\n"),
  );
}
