/** What a scenario says beyond the registries (place, organisations, ties, emergencies, times of interventions), and what that is stated to move. */
import type {
  CommunitySpecification,
  EventSpecification,
  InterventionSpecification,
  ModelSpecification,
  OrganisationSpecification,
} from "../../../model/specification.ts";
import { down, type Exempt, exempt, type Stated, up } from "../expectation.ts";
import type { StandingId } from "../standing.ts";

export interface Structure {
  readonly setting: string;
  readonly standing: StandingId;
  readonly stated: Stated;
  /** The two levels in words. */
  readonly words: string;
  at(specification: ModelSpecification, end: 0 | 1): ModelSpecification;
}

const INCIDENTS = "true-incidents";

/** Every community times a half and one and a half, or other values of a field. */
function place<Field extends keyof CommunitySpecification>(
  setting: string,
  field: Field,
  stated: Stated,
  words: string,
  levels: (community: CommunitySpecification) => readonly [CommunitySpecification[Field], CommunitySpecification[Field]],
): Structure {
  return {
    ...{ setting: `place.${setting}`, standing: stated.standing ?? "plain", stated, words },
    at: (specification, end) => ({
      ...specification,
      communities: specification.communities.map((community) => ({ ...community, [field]: levels(community)[end] })),
    }),
  };
}

const count = (setting: "residents" | "households" | "buildings" | "grids", stated: Stated) =>
  place(setting, setting, stated, "half → one and a half times", (community) => [
    Math.max(1, Math.round(community[setting] / 2)),
    Math.round(community[setting] * 1.5),
  ]);

/** Every organisation, or those of a role, with another value. */
function organisation(
  setting: string,
  stated: Stated,
  words: string,
  change: (organisation: OrganisationSpecification, end: 0 | 1, specification: ModelSpecification) => Partial<OrganisationSpecification>,
): Structure {
  return {
    ...{ setting: `organisation.${setting}`, standing: stated.standing ?? "plain", stated, words },
    at: (specification, end) => ({
      ...specification,
      organisations: specification.organisations.map((each) => ({ ...each, ...change(each, end, specification) })),
    }),
  };
}

/** Ties between all organisations, in place of those that would form. */
function ties(
  setting: string,
  stated: Stated,
  words: string,
  tie: (end: 0 | 1) => { layers: readonly string[]; strength: number },
): Structure {
  return {
    ...{ setting: `tie.${setting}`, standing: "plain", stated, words },
    at: (specification, end) => {
      const ids = specification.organisations.map(({ id }) => id);
      const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to, ...tie(end) })));
      return { ...specification, ties: pairs };
    },
  };
}

function event(setting: string, stated: Stated, words: string, change: (end: 0 | 1, at: number) => Partial<EventSpecification>): Structure {
  return {
    ...{ setting: `event.${setting}`, standing: "emergencies", stated, words },
    at: (specification, end) => ({
      ...specification,
      events: specification.events.map((each, index) => ({ ...each, ...change(end, index) })),
    }),
  };
}

/** All interventions of the configuration at another time or strength. */
function schedule(setting: string, stated: Stated, words: string, change: (end: 0 | 1) => Partial<InterventionSpecification>): Structure {
  return {
    ...{ setting: `schedule.${setting}`, standing: stated.standing ?? "police", stated, words },
    at: (specification, end) => ({
      ...specification,
      interventions: specification.interventions.map((each) => ({ ...each, ...change(end) })),
    }),
  };
}

/** First days of the standing configuration's emergencies. */
const FIRST_DAYS = [60, 130, 210, 290];
const LAYERS = ["information", "resource", "joint-action", "supervision"];
const POLICE_CONFIDENCE = "confidence-police.mean";

export const structures: readonly Structure[] = [
  count("residents", up(INCIDENTS)),
  count("households", up("staff.mean|kind:enterprise", { standing: "money", why: "more fees" })),
  count("buildings", up("hazards-created", { why: "the same presence is spread over more buildings" })),
  count("grids", down("hazards-created", { standing: "police", why: "hot places are named in more grids" })),
  place("hazard-level", "hazardLevel", up(INCIDENTS), "0.5 → 1.5", () => [0.5, 1.5]),
  place("elderly-share", "elderlyShare", up("registered-volunteers.mean", { standing: "residents" }), "0.1 → 0.4", () => [0.1, 0.4]),
  place(
    "coordinates",
    "coordinates",
    up("hazards-created", { why: "presence is felt less next door" }),
    "a row of buildings, 20 → 200 metres apart",
    ({ buildings }) => [rowOf(buildings, 20), rowOf(buildings, 200)],
  ),
  organisation("staff", down("days-to-resolve-mean"), "half → one and a half times", ({ staff }, end) => ({ staff: staff * (end + 0.5) })),
  organisation("hours", down("days-to-resolve-mean"), "three quarters → five quarters", ({ hours }, end) => ({
    hours: hours * (0.75 + end / 2),
  })),
  organisation("skill", down("closure-gap|cause:failed"), "0.7 → 1.3", (_, end) => ({ skill: end === 0 ? 0.7 : 1.3 })),
  organisation(
    "budget",
    up("staff.mean|kind:ngo", { standing: "money" }),
    "committee's and NGOs' own budget, 100,000 → 300,000 yuan a year",
    ({ kind }, end) => (kind === "ngo" ? { budget: 100000 * (1 + 2 * end) } : {}),
  ),
  organisation("service-orientation", up("satisfaction.mean"), "0.2 → 0.8", (_, end) => ({ serviceOrientation: end === 0 ? 0.2 : 0.8 })),
  organisation("cooperation", up("partner-found-share"), "0.2 → 0.8", (_, end) => ({ cooperation: end === 0 ? 0.2 : 0.8 })),
  organisation(
    "forum",
    up("decisions-carried-out", { standing: "forum" }),
    "the street office alone → all sit in the forum",
    ({ role }, end) => ({ forumMember: end === 1 || role === "street-office" }),
  ),
  organisation("data-system", down("duplicate-entry-hours"), "each its own → one for all", ({ id }, end) => ({
    dataSystem: end === 0 ? id : "shared",
  })),
  organisation(
    "mandate",
    up("utilisation.mean|organisation:police-station"),
    "disputes led by the committee → by the police as well",
    ({ role, lead }, end) => (role === "police-station" && end === 1 ? { lead: [...lead, "dispute"] } : {}),
  ),
  ties("strength", up("upkeep-hours"), "ties of all with all, strength 0.2 → 0.8", (end) => ({
    layers: LAYERS,
    strength: end === 0 ? 0.2 : 0.8,
  })),
  ties("layers", down("hops-mean"), "ties of all with all that carry audits → information", (end) => ({
    layers: end === 0 ? ["supervision"] : ["information"],
    strength: 0.6,
  })),
  event("type", up(`${INCIDENTS}|category:property-crime`), "all floods → all crime waves", (end) => ({
    type: end === 0 ? "flood" : "crime-wave",
  })),
  event(
    "start",
    down("emergency-loss", { why: "what comes after the horizon costs nothing" }),
    "as they come → half a year later",
    (end, index) => ({
      day: FIRST_DAYS[index] + end * 180,
    }),
  ),
  event("duration", up(INCIDENTS), "5 → 30 days", (end) => ({ days: end === 0 ? 5 : 30 })),
  event("severity", up("emergency-loss"), "0.3 → 0.9", (end) => ({ severity: end === 0 ? 0.3 : 0.9 })),
  schedule("start", down("intervention-cost"), "day 0 → day 180", (end) => ({ startDay: 180 * end })),
  schedule("phases.planning", down("intervention-cost", { why: "later in operation" }), "0 → 120 days", (end) => ({
    planningDays: 120 * end,
  })),
  schedule("phases.construction", down("intervention-cost", { why: "later in operation" }), "1 → 180 days", (end) => ({
    constructionDays: 1 + 179 * end,
  })),
  schedule("end", up(POLICE_CONFIDENCE), "ends on day 100 → on day 365", (end) => ({ endDay: end === 0 ? 100 : 365 })),
  schedule("strength", up(POLICE_CONFIDENCE), "0.3 → 1", (end) => ({ strength: 0.3 + 0.7 * end })),
  {
    setting: "schedule.priority",
    standing: "agreement",
    stated: up("proposals-adopted"),
    words: "money for little: the forum is paid last → first",
    at: (specification, end) => ({
      ...specification,
      parameters: { ...specification.parameters, resources: { ...specification.parameters.resources, publicBudget: 5 } },
      interventions: specification.interventions.map((each) => ({
        ...each,
        priority: (each.intervention === "forum") === (end === 1) ? 1 : 9,
      })),
    }),
  },
  schedule(
    "when",
    up("intervention-cost", { why: "the condition holds sooner" }),
    "open cases above 1,000 for 3 days → above 1",
    (end) => ({
      trigger: { observable: "backlog", comparison: ">", threshold: end === 0 ? 1000 : 1, days: 3 },
    }),
  ),
];

export const exemptStructures: Readonly<Record<string, Exempt>> = {
  "place.label": exempt("a name for people"),
  "organisation.label": exempt("a name for people"),
  "organisation.kind": exempt("which rule an organisation follows: docs/ablations.md holds each kind's rule still"),
  "organisation.role": exempt("as its kind: what a body is, not how much of anything"),
  "organisation.community": exempt("where it works is which body it is, not a level"),
  "tie.between": exempt("who is tied to whom: docs/ablations.md deals the ties to other owners"),
  "tie.from": exempt("as tie.between"),
  "tie.to": exempt("as tie.between"),
  "event.label": exempt("a name for people"),
  "event.day": exempt("another way to write event.start"),
  "schedule.intervention": exempt("which measure it is; each has rows of its own"),
  "schedule.phases.operation": exempt("another way to write schedule.end"),
  "schedule.parameters": exempt("each has a row of its own"),
  "category.label": exempt("a name for people"),
  "category.like": exempt("says where a new category takes its fields from; nothing of a run depends on it"),
};

/** Centres of buildings in a row. */
function rowOf(buildings: number, metres: number): readonly (readonly [number, number])[] {
  return Array.from({ length: buildings }, (_, index) => [index * metres, 0] as const);
}
