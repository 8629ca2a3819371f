/** The first page of help: the commands in groups, in the order in which an analyst needs them. */
import { fileURLToPath } from "node:url";
import { textInColumns, wrapText } from "../words/plainText.ts";
import type { CommandGroup } from "./command.ts";

/** Lines to begin with: command line and what it does. */
const examples: readonly (readonly [string, string])[] = [
  ["cosafe new", "a scenario for your own community"],
  ["cosafe run scenarios/caotang-road.yaml", "all arms, results in output/caotang-road"],
  ["cosafe compare scenarios/caotang-road.yaml", "all arms, 30 replications each"],
];

/** Pages that help and messages name as docs/…; they come with the package. The path holds from `src/cli` and from `dist/cli` alike. */
const pages = fileURLToPath(new URL("../../docs", import.meta.url));

/** The page, for a terminal of `width` columns; with `all` also the commands for researchers and maintainers. */
export function firstPage(groups: readonly CommandGroup[], width: number, all: boolean): string {
  const shown = groups.filter(({ isForFew }) => all || !isForFew);
  const line = Math.max(40, Math.min(110, width));
  const widest = Math.max(...shown.flatMap(({ commands }) => commands.map((one) => usage(one).length)));
  const blocks = shown.map(({ title, commands }) => {
    const rows = commands.map((one) => [`  ${usage(one).padEnd(widest)}`, one.summary] as const);
    return `${title}:\n${textInColumns(rows, line)}`;
  });
  const few = groups.filter(({ isForFew }) => isForFew).flatMap(({ commands }) => commands.map(({ name }) => name));
  const others = all ? [] : [`cosafe help --all also lists the commands for researchers and maintainers: ${few.join(", ")}.`];
  const ends = [
    ...others,
    "cosafe help <command>, or cosafe <command> --help, lists a command's options; cosafe --version prints the version.",
    `Pages named docs/… are in ${pages}`,
    "Exit codes: 0 success, 1 a run failed, 2 the input is wrong, 130 interrupted.",
  ];
  return [
    "cosafe: simulate collaborative governance of community safety",
    ...blocks,
    `Examples:\n${textInColumns(
      examples.map(([words, what]) => [`  ${words}`, what]),
      line,
    )}`,
    ends.map((text) => wrapText(text, line).join("\n")).join("\n"),
  ].join("\n\n");
}

function usage({ name, positionals }: { readonly name: string; readonly positionals: string }): string {
  return `cosafe ${name} ${positionals}`.trim();
}
