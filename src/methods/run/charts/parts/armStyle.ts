/**
 * How arms look: colour-blind-safe colours (Okabe and Ito 2008), each with its own dash and point shape so that none is told by colour
 * alone. Above six arms the baseline, the lead arm and those that are asked for keep a colour; the others turn grey.
 */
import { type SymbolType, symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye } from "d3";
import { add, translate } from "../../../../charts/element.ts";
import type { ArmInfo, ResultTables } from "../../../../tables/tables.ts";
import { baselineArm, leadArm } from "./lookup.ts";

export interface ArmStyle {
  readonly arm: ArmInfo;
  readonly role: "baseline" | "lead" | "other" | "muted";
  readonly colour: string;
  /** A darker shade of the colour that can be read as text on white. */
  readonly ink: string;
  /** Dash pattern; undefined for a full line. */
  readonly dash: string | undefined;
  readonly shape: SymbolType;
}

const baselineLook = { colour: "#4d4d4d", ink: "#333333", dash: undefined, shape: symbolCircle };
const leadLook = { colour: "#0072B2", ink: "#005a8c", dash: undefined, shape: symbolSquare };
const otherLooks = [
  { colour: "#D55E00", ink: "#a84600", dash: "7 3", shape: symbolTriangle },
  { colour: "#009E73", ink: "#00694d", dash: "2 2.5", shape: symbolDiamond },
  { colour: "#CC79A7", ink: "#97406f", dash: "9 3 2 3", shape: symbolStar },
  { colour: "#E69F00", ink: "#8a5d00", dash: "12 4", shape: symbolCross },
  { colour: "#56B4E9", ink: "#1c6c9c", dash: "5 2 1 2", shape: symbolWye },
];
const mutedLook = { colour: "#b3b3b3", ink: "#6b6b6b", dash: undefined, shape: symbolCircle };
const mostColoured = 6;

/** The style of each arm, in the order of the tables; of many arms the first few of `coloured`, by id, have a colour too. */
export function armStyles(tables: ResultTables, coloured: readonly string[] = []): ArmStyle[] {
  const baseline = baselineArm(tables);
  const lead = leadArm(tables);
  const kept = coloured.slice(0, otherLooks.length);
  let next = 0;
  return tables.arms.map((arm) => {
    if (arm === baseline) return { arm, role: "baseline", ...baselineLook };
    if (arm === lead) return { arm, role: "lead", ...leadLook };
    if (tables.arms.length > mostColoured && !kept.includes(arm.id)) return muted(arm);
    next += 1;
    return { arm, role: "other", ...otherLooks[next - 1]! };
  });
}

/** The styles with which lines are drawn: of many arms only those of `told` keep the colour that they have in all charts. */
export function lineStyles(tables: ResultTables, coloured: readonly string[], told: readonly string[]): ArmStyle[] {
  const styles = armStyles(tables, coloured);
  if (tables.arms.length <= mostColoured) return styles;
  return styles.map((style) => (style.role === "other" && !told.includes(style.arm.id) ? muted(style.arm) : style));
}

function muted(arm: ArmInfo): ArmStyle {
  return { arm, role: "muted", ...mutedLook };
}

/** Draws the arm's point shape at (x, y); hollow means that the value cannot be told from the baseline or is a start value. */
export function addMark(
  parent: Element,
  x: number,
  y: number,
  style: ArmStyle,
  options: { size?: number; hollow?: boolean } = {},
): SVGElement {
  const path = symbol()
    .digits(2)
    .type(style.shape)
    .size(options.size ?? 60)()!;
  const look = options.hollow
    ? { fill: "#ffffff", stroke: style.colour, "stroke-width": 1.6 }
    : { fill: style.colour, stroke: "#ffffff", "stroke-width": 0.8 };
  return add(parent, "path", { d: path, transform: translate(x, y), ...look });
}
