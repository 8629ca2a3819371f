/** Where two runs part, for people. */
import { schedule } from "../../model/schedule.ts";
import type { AgentDraw, Divergence, DrawDivergence, Moment, StateDivergence } from "./diverge.ts";

/** How the two runs are called, e.g. `baseline@1`. */
export interface RunNames {
  readonly a: string;
  readonly b: string;
}

/** A few lines, without ANSI codes; ends in a line end. */
export function formatDivergence({ given, days, state, draw }: Divergence, names: RunNames): string {
  const differ = given.map(({ path, a, b }) => `  ${path}: ${brief(a)} in ${names.a}, ${brief(b)} in ${names.b}`);
  const head = differ.length === 0 ? [] : ["Given differently:", ...differ];
  return `${[...head, ...stateLines(state, draw, days, names), ...drawLines(draw, state, names)].join("\n")}\n`;
}

function stateLines(state: StateDivergence | null, draw: DrawDivergence | null, days: number, { a, b }: RunNames): string[] {
  if (state === null) {
    const rest = draw === null ? ", every draw" : "";
    return [`${a} and ${b} are identical to the end of day ${days - 1}: every state variable${rest}.`];
  }
  const { identicalUntil, variable, agent } = state;
  const until = identicalUntil === null ? "Different from the first moment." : `Identical until ${moment(identicalUntil)}.`;
  const of = agent === "" ? "" : `, ${agent}`;
  return [until, `First difference: ${moment(state)}${of}: ${variable} is ${value(state.a)} in ${a}, ${value(state.b)} in ${b}.`];
}

function drawLines(draw: DrawDivergence | null, state: StateDivergence | null, names: RunNames): string[] {
  if (draw === null) return state === null ? [] : ["No draw differs: chance gave both the same, and it was asked the same."];
  const { a, b, number } = draw;
  const first = `${intro(draw, state)}: ${moment(draw)}, draw ${number}:`;
  return [first, `  ${names.a}: ${drawText(a)}`, `  ${names.b}: ${drawText(b)}`, ...sameChance(a, b)];
}

/** A draw may differ without effect before the state does, or as a consequence after it. */
function intro(draw: Moment, state: Moment | null): string {
  if (state === null) return "The first draw that differs has no effect on the state";
  if (draw.day === state.day && draw.process === state.process) return "The first draw that differs is in the same process";
  const place = ({ process }: Moment) => schedule.findIndex(({ id }) => id === process);
  const before = draw.day < state.day || (draw.day === state.day && place(draw) < place(state));
  return before ? "The first draw differs before that, without effect" : "No draw of that process differs. The first draw that differs";
}

function drawText(draw: AgentDraw | null): string {
  if (draw === null) return "draws no more in this process";
  const { purpose, kind, of, step, agent, k, given } = draw;
  const what = given === null ? kind : `${kind}, given ${value(given)}`;
  const whose = of === "" ? "" : `${of}, `;
  return `${whose}purpose ${purpose}, step ${step}, key ${agent}, k ${k} (${what}): ${String(draw.value)}`;
}

/** The same address under another probability or mean is the same chance, asked another question. */
function sameChance(a: AgentDraw | null, b: AgentDraw | null): string[] {
  if (a === null || b === null || a.purpose !== b.purpose || a.step !== b.step || a.agent !== b.agent || a.k !== b.k) return [];
  return Object.is(a.given, b.given) ? [] : ["  the same chance, but another number was given to it"];
}

function moment({ day, process }: Moment): string {
  if (process === "initialisation") return "initialisation";
  return `day ${day}${day < 0 ? " (warm-up)" : ""}, process ${process}`;
}

function value(of: number | string | null): string {
  return of === null ? "absent" : String(of);
}

function brief(of: unknown): string {
  const text = of === undefined ? "absent" : JSON.stringify(of);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
