/**
 * The rules that own parts must keep, tried on a world: the same twice, strength 0 is none, nothing changed that is not named.
 *
 * Worlds that are compared are lived day by day in turns, so that a number which a module keeps for itself shows as a difference.
 */
import type { Indicator } from "../../model/indicator.ts";
import type { Intervention } from "../../model/intervention.ts";
import type { Kind, Role } from "../../model/kinds.ts";
import { defaultValues } from "../../model/parameter.ts";
import { ownParts } from "../../model/parts.ts";
import type { OwnProcess } from "../../model/schedule.ts";
import type { InterventionSpecification, ModelSpecification, OrganisationSpecification } from "../../model/specification.ts";
import type { World } from "../../model/state.ts";
import { describeCrash } from "../executeTask.ts";
import { failureText } from "../request.ts";
import { fingerprint, firstDifference, stateColumns } from "../stateColumns.ts";
import { indicatorOffence, interventionOffence, kindOffence, LOOK_EVERY, processOffence, startOf, step } from "./checkTouch.ts";

/** What came of one rule for one part. */
export interface PartFinding {
  /** As in `intervention night-walks`; `all parts` for those together. */
  readonly part: string;
  readonly rule: string;
  /** `doubt` is no breach, but worth a look. */
  readonly verdict: "kept" | "broken" | "doubt";
  /** What was seen; empty where the rule was kept. */
  readonly message: string;
}

/** Tries every rule on a place; the specification is of the place without own interventions. */
export function checkRules(specification: ModelSpecification): readonly PartFinding[] {
  const own: readonly Intervention[] = ownParts("interventions");
  const plain = withOwnKinds({ ...specification, interventions: [] });
  const full = withUses(plain, own, 1);
  const findings: PartFinding[] = [];
  const judge = (part: string, rule: string, find: () => string | null, verdict: PartFinding["verdict"] = "broken") => {
    const { message, threw } = tried(find);
    findings.push({ part, rule, verdict: message === null ? "kept" : threw ? "broken" : verdict, message: message ?? "" });
  };
  judge("all parts", "two runs of the same are the same to the bit", () => difference(full, full, []));
  for (const one of own) {
    const alone = (strength: number) => withUses(plain, [one], strength);
    const part = `intervention ${one.id}`;
    judge(part, "strength 0 is none, to the bit", () => difference(plain, alone(0), [one.id]));
    judge(
      part,
      "strength 1 changes something",
      () => (difference(plain, alone(1), [one.id]) === null ? "nothing was changed" : null),
      "doubt",
    );
    judge(part, "changes only policy and the hours that it asks of organisations", () =>
      interventionOffence(withUses(plain, [one], 1), one.id),
    );
  }
  for (const { id, dayRule } of ownParts("kinds") as readonly Kind[]) {
    if (typeof dayRule !== "function") continue;
    judge(`kind ${id}`, "its rule changes only its organisations and the field", () => kindOffence(full, id));
  }
  for (const process of ownParts("processes") as readonly OwnProcess[]) {
    judge(`process ${process.id}`, "touches and changes only what it names", () => processOffence(full, process));
  }
  for (const one of ownParts("indicators") as readonly Indicator[]) {
    judge(`indicator ${one.id}`, "only reads, and gives the same groups every time", () => indicatorOffence(full, one));
  }
  return findings;
}

/** What a check found, or what it threw. */
function tried(find: () => string | null): { readonly message: string | null; readonly threw: boolean } {
  try {
    return { message: find(), threw: false };
  } catch (error) {
    const { place, message } = describeCrash(error);
    return { message: failureText({ place, message }), threw: true };
  }
}

function withUses(specification: ModelSpecification, own: readonly Intervention[], strength: number): ModelSpecification {
  const uses = own.map(
    ({ id, parameters }): InterventionSpecification => ({
      ...{ id, intervention: id, startDay: 0, planningDays: 5, constructionDays: 5, endDay: null, strength, trigger: null },
      values: defaultValues(parameters),
    }),
  );
  return { ...specification, interventions: [...specification.interventions, ...uses] };
}

/** Organisations of own roles that the place does not have, each with a few people. */
function withOwnKinds(specification: ModelSpecification): ModelSpecification {
  const missing = (ownParts("roles") as readonly Role[]).filter(({ id }) => !specification.organisations.some(({ role }) => role === id));
  const added = missing.map(
    ({ id, kind }): OrganisationSpecification => ({
      ...{ id: `checked-${id}`, label: id, kind, role: id, community: "street", staff: 4, hours: 5, skill: 1, lead: [], support: [] },
      ...{ dataSystem: "", budget: 0, serviceOrientation: 0.5, cooperation: 0.5, forumMember: true },
    }),
  );
  return { ...specification, organisations: [...specification.organisations, ...added] };
}

/** The first difference of two places that live in turns; the books of interventions that only one has are no difference. */
function difference(a: ModelSpecification, b: ModelSpecification, besides: readonly string[]): string | null {
  const [one, other] = [startOf(a), startOf(b)];
  const isOurs = (path: string) => !besides.some((id) => path.startsWith(`interventions.${id}.`) || path === `own.${id}`);
  const look = (world: World) => stateColumns(world).filter(({ path }) => isOurs(path));
  for (let day = 0; day < a.horizonDays; day++) {
    step(one, day);
    step(other, day);
    if (day % LOOK_EVERY !== 0 && day + 1 < a.horizonDays) continue;
    if (fingerprint(look(one)) === fingerprint(look(other))) continue;
    const found = firstDifference(look(one), look(other))!;
    return `by day ${day}: ${found.path}${found.rows > 1 ? ` [${found.row}]` : ""} is ${found.a} in one run and ${found.b} in the other`;
  }
  return null;
}
