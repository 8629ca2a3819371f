/** Words for people: labels of the groups that results are broken down by. */
import { interventions } from "../model/interventions/catalogue.ts";
import { kinds } from "../model/kinds.ts";
import type { ModelSpecification } from "../model/specification.ts";
import type { GroupKey } from "./tables.ts";

const fixedLabels: Readonly<Record<string, string>> = {
  all: "All",
  ...Object.fromEntries(kinds.map(({ id, label }) => [`kind:${id}`, label])),
};

/** Label of every group key that occurs; members without a name of their own are written with spaces for dashes. */
export function labelGroups(keys: Iterable<GroupKey>, specifications: readonly ModelSpecification[]): Record<GroupKey, string> {
  const named = new Map<string, string>();
  for (const intervention of interventions) named.set(intervention.id, intervention.title);
  for (const specification of specifications) {
    for (const list of [specification.categories, specification.communities, specification.organisations]) {
      for (const entry of list) if (!named.has(entry.id)) named.set(entry.id, entry.label);
    }
  }
  const labels: Record<GroupKey, string> = {};
  for (const key of keys) {
    const dimension = key.slice(0, Math.max(0, key.indexOf(":")));
    const member = key.slice(key.indexOf(":") + 1);
    labels[key] = fixedLabels[key] ?? (dimension === "kind" ? undefined : named.get(member)) ?? sentenceCase(member);
  }
  return labels;
}

function sentenceCase(member: string): string {
  const words = member.replaceAll("-", " ").trim();
  return /^[a-z]/.test(words) && /[a-z]{2}/.test(words) ? words[0].toUpperCase() + words.slice(1) : member;
}
