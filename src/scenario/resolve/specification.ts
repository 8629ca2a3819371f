/** From the checked sections of one arm to the specification that the model runs. */
import type {
  CategorySpecification,
  CommunitySpecification,
  EventSpecification,
  InterventionSpecification,
  ModelSpecification,
  OrganisationSpecification,
  TieSpecification,
} from "../../model/specification.ts";
import { operationDays } from "../checks/interventions.ts";
import type { Catalogues } from "../format/catalogues.ts";
import type { Header, Sections } from "../format/declaration.ts";
import { communityIds, copies, tiedPairs } from "./copies.ts";

/** The specification of an arm whose sections have passed every check. */
export function specification(id: string, header: Header, sections: Sections, catalogues: Catalogues): ModelSpecification {
  return {
    id,
    title: header.title,
    horizonDays: header.horizon,
    seed: header.seed,
    communities: communities(sections),
    categories: categories(sections, catalogues),
    organisations: organisations(sections),
    ties: ties(sections),
    parameters: sections.parameters as unknown as ModelSpecification["parameters"],
    interventions: [...sections.interventions].map(([key, intervention]) => interventionOf(key, intervention)),
    events: [...sections.events].map(([key, event]) => eventOf(key, event)),
  };
}

function communities({ place }: Sections): readonly CommunitySpecification[] {
  if (typeof place.communities === "number") return [];
  return [...place.communities].map(([id, community]) => ({
    id,
    label: community.label || id,
    residents: community.residents,
    households: community.households,
    buildings: community.buildings,
    grids: community.grids,
    hazardLevel: community["hazard-level"],
    elderlyShare: community["elderly-share"],
    ...(community.coordinates === null ? {} : { coordinates: community.coordinates }),
  }));
}

function categories(sections: Sections, { categoryFields }: Catalogues): readonly CategorySpecification[] {
  return [...sections.categories].map(([id, category]) => ({
    id,
    label: category.label || id,
    ...(category.like === null || category.like === id ? {} : { like: category.like }),
    values: Object.fromEntries(Object.keys(categoryFields).map((name) => [name, Number(category[name as keyof typeof category])])),
  }));
}

function organisations(sections: Sections): readonly OrganisationSpecification[] {
  const places = communityIds(sections);
  return [...sections.organisations].flatMap(([name, organisation]) =>
    copies(name, organisation.community, places).map(({ id, community }) => ({
      id,
      label: labelOf(organisation.label || name, id === name ? "" : community, sections),
      kind: organisation.kind as OrganisationSpecification["kind"],
      role: organisation.role as OrganisationSpecification["role"],
      community,
      staff: organisation.staff,
      hours: organisation.hours,
      skill: organisation.skill,
      lead: organisation.mandate.lead,
      support: organisation.mandate.support,
      dataSystem: organisation["data-system"],
      budget: organisation.budget,
      serviceOrientation: organisation["service-orientation"],
      cooperation: organisation.cooperation,
      forumMember: organisation.forum,
    })),
  );
}

/** Copies bear the label of their community too. */
function labelOf(label: string, community: string, { place }: Sections): string {
  if (community === "" || typeof place.communities === "number") return label;
  return `${label}, ${place.communities.get(community)?.label || community}`;
}

function ties(sections: Sections): readonly TieSpecification[] {
  return sections.ties.flatMap(({ between, from, to, layers, strength }) => {
    const [a, b] = from === null ? between : [from, to ?? ""];
    const pairs = tiedPairs(a, b, sections).flatMap(([start, end]) =>
      from === null
        ? [
            [start, end],
            [end, start],
          ]
        : [[start, end]],
    );
    return pairs.map(([start, end]) => ({ from: start, to: end, layers, strength }));
  });
}

function interventionOf(
  id: string,
  intervention: Sections["interventions"] extends ReadonlyMap<string, infer I> ? I : never,
): InterventionSpecification {
  return {
    id,
    intervention: intervention.intervention ?? id,
    startDay: intervention.start,
    planningDays: intervention.phases.planning,
    constructionDays: intervention.phases.construction,
    endDay: operationDays(intervention).to,
    strength: intervention.strength,
    trigger: intervention.when,
    ...(intervention.priority === null ? {} : { priority: intervention.priority }),
    values: intervention.parameters,
  };
}

function eventOf(id: string, event: Sections["events"] extends ReadonlyMap<string, infer E> ? E : never): EventSpecification {
  const { label, type, start, day, duration, severity } = event;
  return { id, label: label || id, type: type as EventSpecification["type"], day: start ?? day ?? 0, days: duration, severity };
}
