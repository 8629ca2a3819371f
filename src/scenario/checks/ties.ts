/** Checks of ties: two known and different ends, written in one of the two ways. */
import { organisationNames } from "../resolve/copies.ts";
import { alternatives, quote, refuseUnknown } from "../text/problems.ts";
import { locate } from "../text/tree.ts";
import { type Checking, fail, intact } from "./checking.ts";

type Tie = Checking["sections"]["ties"][number];

/** All checks of the section. */
export function checkTies(checking: Checking): void {
  const known = organisationNames(checking.sections);
  checking.sections.ties.forEach((tie, index) => {
    const path = `ties.${index}`;
    if (!intact(checking, path)) return;
    const ends = endsOf(tie, path);
    if (ends === null) {
      const expected = "either `between: [a, b]` or both `from` and `to`";
      fail(checking, { path, what: `tie ${index + 1}`, expected, received: received(tie) });
      return;
    }
    for (const { id, path: at } of ends) checkEnd(checking, id, at, known);
    if (ends[0].id === ends[1].id) {
      fail(checking, {
        path: ends[1].path,
        what: `tie ${index + 1}`,
        expected: "two different organisations",
        received: `${quote(ends[0].id)} twice`,
      });
    }
  });
}

function endsOf({ between, from, to }: Tie, path: string) {
  if (between.length === 2 && from === null && to === null) return between.map((id, i) => ({ id, path: `${path}.between.${i}` }));
  if (between.length !== 0 || from === null || to === null) return null;
  return [
    { id: from, path: `${path}.from` },
    { id: to, path: `${path}.to` },
  ];
}

function received({ between, from, to }: Tie): string {
  const parts = [between.length > 0 ? `between of ${between.length}` : "", from === null ? "" : "from", to === null ? "" : "to"];
  return parts.filter((part) => part !== "").join(" and ") || "neither";
}

function checkEnd(checking: Checking, id: string, path: string, known: readonly string[]): void {
  if (known.includes(id) || !intact(checking, "organisations")) return;
  const report = {
    at: locate(checking.tree, path),
    path,
    what: "organisation in a tie",
    expected: alternatives(known),
    received: quote(id),
  };
  refuseUnknown(checking.problems, { ...report, name: id, known });
}
