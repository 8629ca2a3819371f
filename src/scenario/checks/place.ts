/** Checks of the place: ids that mean something else, and counts that have to fit into each other. */
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
}
