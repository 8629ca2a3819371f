/** Checks of organisations: kind and role, place, mandate; and that somebody leads every category everywhere. */
import { communityIds, servedCommunities } from "../resolve/copies.ts";
import { alternatives, quote, refuseUnknown } from "../text/problems.ts";
import { find, locate } from "../text/tree.ts";
import { type Checking, fail, intact, warnAt } from "./checking.ts";

type Organisation = Checking["sections"]["organisations"] extends ReadonlyMap<string, infer O> ? O : never;

/** All checks of the section. */
export function checkOrganisations(checking: Checking): void {
  for (const [id, organisation] of checking.sections.organisations) {
    const path = `organisations.${id}`;
    checkRole(checking, path, organisation);
    checkCommunity(checking, path, organisation);
    checkMandate(checking, path, id, organisation);
    if (id === "street" || id === "each") {
      fail(checking, { path, what: `organisation ${id}`, expected: "an id other than street and each", received: quote(id) });
    }
  }
  checkCopies(checking);
  checkLeads(checking);
  checkPresence(checking);
}

function checkRole(checking: Checking, path: string, { kind, role }: Organisation): void {
  if (!intact(checking, `${path}.kind`, `${path}.role`)) return;
  const roles = checking.catalogues.rolesByKind[kind] ?? [];
  if (roles.includes(role)) return;
  const right = checking.catalogues.organisationKinds.find((other) => checking.catalogues.rolesByKind[other].includes(role));
  const remedy = `role ${role} belongs to kind ${right}`;
  fail(checking, {
    path: `${path}.role`,
    what: `setting ${path}.role`,
    expected: `${alternatives(roles)} (kind ${kind})`,
    received: role,
    remedy,
  });
}

function checkCommunity(checking: Checking, path: string, { community }: Organisation): void {
  const known = [...communityIds(checking.sections), "street", "each"];
  const field = `${path}.community`;
  if (known.includes(community) || !intact(checking, field, "place.communities")) return;
  const report = { at: locate(checking.tree, field), path: field, what: `setting ${field}`, expected: alternatives(known) };
  refuseUnknown(checking.problems, { ...report, received: quote(community), name: community, known });
}

function checkMandate(checking: Checking, path: string, id: string, { mandate }: Organisation): void {
  const field = `${path}.mandate`;
  const all = [
    ...mandate.lead.map((category, i) => [category, `${field}.lead.${i}`]),
    ...mandate.support.map((category, i) => [category, `${field}.support.${i}`]),
  ];
  if (all.length === 0 && intact(checking, field)) {
    const [category] = checking.sections.categories.keys();
    const remedy = category === undefined ? undefined : `write mandate: { lead: [${category}] }`;
    fail(checking, {
      path: field,
      what: `organisation ${id}`,
      expected: "a mandate that leads or supports a category",
      received: "none",
      remedy,
    });
  }
  const seen = new Set<string>();
  for (const [category, at] of all) {
    checkCategory(checking, at, category);
    if (seen.has(category))
      fail(checking, { path: at, what: `mandate of organisation ${id}`, expected: "each category once", received: quote(category) });
    seen.add(category);
  }
}

function checkCategory(checking: Checking, path: string, category: string): void {
  const known = [...checking.sections.categories.keys()];
  if (known.includes(category) || !intact(checking, path, "categories")) return;
  const report = {
    at: locate(checking.tree, path),
    path,
    what: `category in ${path.replace(/\.\d+$/, "")}`,
    expected: alternatives(known),
  };
  refuseUnknown(checking.problems, { ...report, received: quote(category), name: category, known });
}

/** A copy `police-north` of `police` must not meet an organisation that is called so. */
function checkCopies(checking: Checking): void {
  const communities = communityIds(checking.sections);
  if (communities.length < 2) return;
  for (const [id, { community }] of checking.sections.organisations) {
    const clash = community === "each" ? communities.find((one) => checking.sections.organisations.has(`${id}-${one}`)) : undefined;
    if (clash === undefined) continue;
    const other = `${id}-${clash}`;
    const expected = `an id that no copy of ${id} bears`;
    fail(checking, { path: `organisations.${other}`, what: `organisation ${other}`, expected, received: quote(other) });
  }
}

function checkLeads(checking: Checking): void {
  const { organisations, categories } = checking.sections;
  if (!intact(checking, "organisations", "categories", "place.communities")) return;
  const communities = communityIds(checking.sections);
  for (const category of categories.keys()) {
    const led = new Set(
      [...organisations.values()]
        .filter(({ mandate }) => mandate.lead.includes(category))
        .flatMap((one) => servedCommunities(one, communities)),
    );
    const without = communities.filter((id) => !led.has(id));
    if (without.length === 0) continue;
    const where = without.length === communities.length ? "" : ` in ${alternatives(without).replace(" or ", " and ")}`;
    const path = find(checking.tree, ["categories", category]) === undefined ? "organisations" : `categories.${category}`;
    const remedy = `add it to the mandate of one: lead: [${category}]`;
    fail(checking, { path, what: `category ${category}`, expected: `an organisation that leads it${where}`, received: "none", remedy });
  }
}

function checkPresence(checking: Checking): void {
  const kinds = new Set([...checking.sections.organisations.values()].map(({ kind }) => kind));
  if (kinds.size === 0 || !intact(checking, "organisations")) return;
  for (const kind of checking.catalogues.usualKinds) {
    if (kinds.has(kind)) continue;
    warnAt(checking, { path: "organisations", what: "organisations", expected: `one of kind ${kind} as a rule`, received: "none" });
  }
}
