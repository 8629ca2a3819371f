/** `place`: the communities of the street, each written out or a number of equal ones. */
import { either, object } from "../fields/containers.ts";
import { optional } from "../fields/field.ts";
import { points } from "../fields/points.ts";
import { quantity } from "../fields/quantities.ts";
import { record } from "../fields/records.ts";
import { text } from "../fields/words.ts";

const count = (meaning: string, max: number) => ({ unit: "count", min: 1, max, whole: true, meaning });

/** Fields of a community; those with no default here come from the file, as a rule from its base. */
export const communityShape = {
  label: optional(text({ meaning: "Name for people." }), ""),
  residents: quantity(count("Residents.", 20_000_000)),
  households: quantity(count("Households.", 10_000_000)),
  buildings: quantity(count("Residential buildings.", 1_000_000)),
  grids: quantity(count("Grids (网格) of the community.", 100_000)),
  "hazard-level": quantity({ unit: "factor", min: 0, max: 20, default: 1, meaning: "Multiplies every category's arrival rate here." }),
  "elderly-share": quantity({
    unit: "share",
    min: 0,
    max: 1,
    default: 0.187,
    meaning: "Share of residents aged 60 or over.",
    source: "Seventh National Population Census of China 2020: 18.7 %, not checked for this project",
  }),
  coordinates: optional(
    points({ meaning: "Centre of each building, [east, north] in metres, grid by grid; none: a lattice, see parameters.space." }),
    null,
  ),
};

/** The section; `community` holds what all communities have in common. */
export function placeField() {
  const community = object(communityShape, "A community.");
  const communities = record({
    noun: "community",
    meaning: "The communities by id, or how many equal ones there are.",
    item: () => community,
    itemSchema: () => community.schema,
  });
  const number = quantity({ unit: "communities", min: 1, max: 10_000, whole: true, meaning: "How many equal communities there are." });
  return object({ communities: either(number, communities), community: optional(community, null) }, "Where the residents live.");
}
