/** What only the loaded model knows about own parts: ids that are taken, and names that must be there. */
import { hurts } from "../../model/assessment.ts";
import { shippedIndicators } from "../../model/indicators/catalogue.ts";
import type { Intervention } from "../../model/intervention.ts";
import { shippedInterventions } from "../../model/interventions/catalogue.ts";
import { type Kind, kinds, type Role, roles, shippedKinds, shippedRoles } from "../../model/kinds.ts";
import type { OwnCategory } from "../../model/ownParts.ts";
import type { ParameterGroup } from "../../model/parameter.ts";
import { parameterGroups, shippedGroups } from "../../model/parameters/catalogue.ts";
import { categoryFields, defaultCategories } from "../../model/parameters/categories.ts";
import type { OwnParts, PartsList } from "../../model/parts.ts";
import { type OwnProcess, schedule, shippedSchedule } from "../../model/schedule.ts";
import { alternatives } from "../../scenario/text/problems.ts";
import { nearest } from "../../scenario/text/suggest.ts";
import { idOf, nounOf, type PartFault } from "./form.ts";

/** Parts of the world that processes may name. */
export const worldParts: readonly string[] = [...new Set(shippedSchedule.flatMap(({ reads, writes }) => [...reads, ...writes]))].sort();

const duties = [...new Set(shippedRoles.flatMap((role) => role.duties))].sort();
const matters = [...new Set(shippedKinds.flatMap((kind) => kind.answersFor))].sort();

/** Lists whose parts may draw chance and remember numbers. */
const thinking: readonly PartsList[] = ["interventions", "kinds", "processes"];

/** Ids that shipped parts have, by list. */
const shipped: Readonly<Record<PartsList, readonly string[]>> = {
  parameters: [],
  categories: defaultCategories.map(({ id }) => id),
  kinds: shippedKinds.map(({ id }) => id),
  roles: shippedRoles.map(({ id }) => id),
  interventions: shippedInterventions.map(({ id }) => id),
  indicators: shippedIndicators.map(({ id }) => id),
  processes: shippedSchedule.map(({ id }) => id),
};

/** Own parts of all modules, in their order; what is wrong with one is told with the index of its module. */
export function takenFaults(modules: readonly OwnParts[]): readonly { readonly module: number; readonly fault: PartFault }[] {
  const seen = new Map<string, string>();
  for (const [list, ids] of Object.entries(shipped)) for (const id of ids) seen.set(`${list} ${id}`, "cosafe's own");
  for (const { group, specifications } of shippedGroups)
    for (const name of Object.keys(specifications)) seen.set(`parameters ${group}.${name}`, "cosafe's own");
  return modules.flatMap((own, module) => {
    const found = (Object.keys(own) as PartsList[]).flatMap((list) =>
      (own[list] ?? []).flatMap((entry) => [...idFaults(list, entry, seen), ...referenceFaults(list, entry)]),
    );
    return found.map((fault) => ({ module, fault }));
  });
}

/** An id may be there once; ids of parameters are those of their names in a group. */
function idFaults(list: PartsList, entry: unknown, seen: Map<string, string>): PartFault[] {
  const id = idOf(entry)!;
  const names = list === "parameters" ? Object.keys((entry as ParameterGroup).specifications).map((name) => `${id}.${name}`) : [id];
  return names.flatMap((name) => {
    // Chance and memory go by id alone, so no two own parts that have them may share one.
    const owner = seen.get(`${list} ${name}`) ?? (thinking.includes(list) ? seen.get(`own ${name}`) : undefined);
    seen.set(`${list} ${name}`, "another own part");
    if (thinking.includes(list)) seen.set(`own ${name}`, "another own part");
    if (owner === undefined) return [];
    return [
      {
        ...{ what: `${nounOf[list]} ${name}`, expected: "an id that is free", received: `${JSON.stringify(name)}, which is ${owner}` },
        ...{ id, isSecond: owner === "another own part" },
      },
    ];
  });
}

function referenceFaults(list: PartsList, entry: unknown): PartFault[] {
  const id = idOf(entry)!;
  const whatOf = (member: string) => `${nounOf[list]} ${id}: ${member}`;
  const named = (member: string, names: readonly string[], known: readonly string[]): PartFault[] =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => {
        const guess = nearest(name, known);
        const remedy = guess === null ? {} : { remedy: `did you mean "${guess}"?` };
        return { what: whatOf(member), expected: alternatives(known), received: JSON.stringify(name), id, ...remedy };
      });
  const parametersOf = (group: string) => Object.keys(parameterGroups.find((each) => each.group === group)?.specifications ?? {});
  switch (list) {
    case "interventions": {
      const { answers = [], builtBy } = entry as Intervention;
      const builders = builtBy === undefined ? [] : [builtBy];
      return [
        ...named("answers", answers, hurts),
        ...named(
          "builtBy",
          builders,
          roles.map((role) => role.id),
        ),
      ];
    }
    case "categories": {
      const { values, sources = {} } = entry as OwnCategory;
      const limits = Object.entries(categoryFields).flatMap(([name, { min, max }]) => {
        const value = values[name as keyof typeof values];
        if (value === undefined || (min <= value && value <= max)) return [];
        return [{ what: whatOf(name), expected: `a number from ${min} to ${max}`, received: String(value), id }];
      });
      return [
        ...named("values", Object.keys(values), Object.keys(categoryFields)),
        ...named("sources", Object.keys(sources), Object.keys(values)),
        ...limits,
      ];
    }
    case "kinds": {
      const { prior, admin, records, nonCore, answersFor } = entry as Kind;
      const handling = parametersOf("handling");
      const played = roles.some(({ kind }) => kind === id);
      return [
        ...named("prior", [prior], parametersOf("population")),
        ...named("admin", [admin], handling),
        ...named("records", [records], handling),
        ...named("nonCore", [nonCore], handling),
        ...named("answersFor", answersFor, matters),
        ...(played
          ? []
          : [{ what: `kind ${id}`, expected: "a role that organisations of this kind play, in roles", received: "none", id }]),
      ];
    }
    case "roles": {
      const role = entry as Role;
      const wages = parametersOf("wages");
      return [
        ...named(
          "kind",
          [role.kind],
          kinds.map((kind) => kind.id),
        ),
        ...named("duties", role.duties, duties),
        ...named("wage", [role.wage], wages),
        ...named("fundedWage", [role.fundedWage], wages),
      ];
    }
    case "processes": {
      const { after, reads, writes } = entry as OwnProcess;
      const others = schedule.map((process) => process.id).filter((other) => other !== id);
      return [...named("after", [after], others), ...named("reads", reads, worldParts), ...named("writes", writes, worldParts)];
    }
    case "indicators":
    case "parameters":
      return [];
  }
}
