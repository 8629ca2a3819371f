/** Checks of the place: ids that mean something else, counts that have to fit into each other, and buildings that stand apart. */
import { type Checking, fail, intact } from "./checking.ts";

const containment = [
  ["households", "residents"],
  ["buildings", "residents"],
  ["grids", "buildings"],
] as const;

/** Communities exist, and there are no more households or buildings than residents, no more grids than buildings. */
export function checkPlace(checking: Checking): void {
  const { communities } = checking.sections.place;
  if (typeof communities === "number") return;
  if (communities.size === 0 && intact(checking, "place")) {
    fail(checking, { path: "place.communities", what: "setting place.communities", expected: "at least one community", received: "none" });
  }
  for (const [id, community] of communities) {
    const path = `place.communities.${id}`;
    if (id === "street" || id === "each") {
      fail(checking, { path, what: `community ${id}`, expected: "an id other than street and each", received: `"${id}"` });
    }
    for (const [part, whole] of containment) {
      if (!intact(checking, `${path}.${part}`, `${path}.${whole}`) || community[part] <= community[whole]) continue;
      const expected = `at most as many as ${whole} (${community[whole]})`;
      fail(checking, { path: `${path}.${part}`, what: `setting ${path}.${part}`, expected, received: String(community[part]) });
    }
  }
  checkCoordinates(checking, communities);
}

type Communities = Exclude<Checking["sections"]["place"]["communities"], number>;

/** Coordinates are given for every building of every community or for none, and no two buildings stand on one spot. */
function checkCoordinates(checking: Checking, communities: Communities): void {
  const placed = [...communities].filter(([, { coordinates }]) => coordinates !== null);
  if (placed.length === 0) return;
  const spots = new Map<string, string>();
  for (const [id, { coordinates, buildings }] of communities) {
    const path = `place.communities.${id}.coordinates`;
    const report = { path, what: `setting ${path}` };
    if (coordinates === null) {
      const expected = `coordinates, as community ${placed[0][0]} has them`;
      fail(checking, { ...report, expected, received: "none", remedy: "give those of all communities or of none" });
      continue;
    }
    if (!intact(checking, path)) continue;
    if (intact(checking, `place.communities.${id}.buildings`) && coordinates.length !== buildings) {
      const expected = `one pair for each of ${buildings} buildings`;
      fail(checking, { ...report, expected, received: String(coordinates.length) });
    }
    coordinates.forEach(([east, north], k) => {
      const spot = `[${east}, ${north}]`;
      const name = `building ${k + 1} of ${id}`;
      const taken = spots.get(spot);
      if (taken === undefined) spots.set(spot, name);
      else {
        const where = `${path}.${k}`;
        fail(checking, { path: where, what: `setting ${where}`, expected: `a spot other than that of ${taken}`, received: spot });
      }
    });
  }
}
