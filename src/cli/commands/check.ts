/** `cosafe check`: do own parts keep the rules of the model? */
import { duration } from "../../methods/duration.ts";
import { flag, text } from "../../methods/options.ts";
import { command, InputError } from "../command.ts";

export const check = command({
  options: {
    scenario: text({ value: "FILE", summary: "Scenario whose baseline they are tried on", usual: "a small one" }),
    days: duration({ summary: "How long to simulate, above 30 days for monthly processes", default: 150 }),
    json: flag({ summary: "Print problems and findings as JSON" }),
  },
  examples: [
    ["check examples/night-walks.js", "every rule for every part; exit code 1 if one is broken"],
    ["check my-parts.js --scenario my.yaml", "with your own scenario"],
  ],
  async run({ positionals, values }, terminal) {
    if (positionals.length === 0) throw new InputError("check: expected one or more modules; see cosafe check --help");
    const { checkParts } = await import("../../runs/parts/checkParts.ts");
    const { formatProblems } = await import("../../scenario/text/problems.ts");
    const { scenario, days, json } = values;
    const { problems, findings } = await checkParts(positionals, { scenario, days });
    if (json) terminal.out(`${JSON.stringify({ problems, findings }, null, 2)}\n`);
    else if (problems.length > 0) terminal.err(`${formatProblems(problems)}\n`);
    else
      for (const { part, rule, verdict, message } of findings) {
        terminal.out(`${verdict.padEnd(6)}  ${part}: ${rule}${message === "" ? "" : `: ${message}`}\n`);
      }
    if (problems.length > 0) return 2;
    return findings.some(({ verdict }) => verdict === "broken") ? 1 : 0;
  },
});
