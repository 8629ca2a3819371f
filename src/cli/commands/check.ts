/** `cosafe check`: do own parts keep the rules of the model? */
import { type Command, InputError, wholeNumber } from "../command.ts";

export const check: Command = {
  options: {
    scenario: { type: "text", value: "FILE", summary: "Scenario whose baseline is the place to try them on", default: "a small one" },
    days: { type: "text", value: "N", summary: "Days to simulate, above 30 for monthly processes", default: "150" },
    json: { type: "flag", summary: "Print problems and findings as JSON" },
  },
  examples: [
    ["check examples/night-walks.js", "every rule for every part; exit code 1 when one is broken"],
    ["check my-parts.js --scenario my.yaml", "on a place of one's own"],
  ],
  async run(input, terminal) {
    if (input.positionals.length === 0) throw new InputError("check: expected one or more modules; see cosafe check --help");
    const { checkParts, formatProblems } = await import("../../parts.ts");
    const days = wholeNumber("days", input.text("days"), 1);
    const { problems, findings } = await checkParts(input.positionals, { scenario: input.text("scenario"), days });
    if (input.flag("json")) terminal.out(`${JSON.stringify({ problems, findings }, null, 2)}\n`);
    else if (problems.length > 0) terminal.err(`${formatProblems(problems)}\n`);
    else
      for (const { part, rule, verdict, message } of findings) {
        terminal.out(`${verdict.padEnd(6)}  ${part}: ${rule}${message === "" ? "" : `: ${message}`}\n`);
      }
    if (problems.length > 0) return 2;
    return findings.some(({ verdict }) => verdict === "broken") ? 1 : 0;
  },
};
