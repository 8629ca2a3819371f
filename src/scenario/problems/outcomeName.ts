/** Names of outcomes in a scenario: an indicator, its mean over time, or one of its groups behind a slash. */
import type { Catalogues } from "../format/catalogues.ts";
import { quote, refuse, refuseUnknown } from "../text/problems.ts";
import { locate, type MapNode } from "../text/tree.ts";
import type { Problem } from "../types.ts";

/** Reports an outcome whose indicator the model does not have, or whose group is no group; the study room checks what it means. */
export function checkOutcome(name: string, path: string, root: MapNode, { indicatorIds }: Catalogues, problems: Problem[]): void {
  const [indicator, group, ...rest] = name.split("/");
  const report = { at: locate(root, path), path, what: `outcome ${path}`, received: quote(name) };
  const id = indicator.replace(/\.mean$/, "");
  const expected = "an indicator, or indicator/group such as confidence/kind:police";
  if (!indicatorIds.includes(id)) refuseUnknown(problems, { ...report, expected, name: id, known: indicatorIds });
  else if (rest.length > 0 || (group !== undefined && !/^[a-z]+(-[a-z]+)*:./.test(group))) refuse(problems, { ...report, expected });
}
