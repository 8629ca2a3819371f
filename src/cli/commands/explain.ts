/** `cosafe explain`: the effective parameters of each arm, where they come from, and the policy timeline. */
import { flag, names, several } from "../../methods/options.ts";
import { command } from "../command.ts";
import { partsOptions } from "../ownParts.ts";

export const explain = command({
  options: {
    arms: names({ also: "arm", summary: "Only these arms, separated by commas", usual: "all" }),
    set: several({ value: "PATH=VALUE", summary: "Change a setting in every arm; may be repeated" }),
    ...partsOptions,
    all: flag({ summary: "Also show settings at their default" }),
    json: flag({ summary: "Print as JSON" }),
  },
  examples: [
    ["explain scenarios/caotang-road.yaml --arms package", "what the package changes, and when"],
    ["explain scenarios/minimal.yaml --all", "every parameter with its source"],
  ],
  async run({ positionals: [file], values: { arms, set, all, json } }, terminal) {
    const { formatExplanation, shownSettings } = await import("../../documents/explanation.ts");
    const { formatProblem } = await import("../../scenario/text/problems.ts");
    const { describeTimeline } = await import("../../scenario/timeline.ts");
    const { loadOrExplain } = await import("../actions/scenarioFile.ts");
    const scenario = loadOrExplain(file, { arms, set }, terminal);
    const whole = scenario === null ? null : loadOrExplain(file, { set }, terminal);
    if (scenario === null || whole === null) return 2;
    for (const warning of scenario.warnings) terminal.err(`${formatProblem(warning)}\n`);
    if (json) {
      const explained = scenario.arms.map((arm) => ({
        arm: arm.id,
        label: arm.label,
        settings: shownSettings(arm, all),
        timeline: describeTimeline(arm.specification.interventions, scenario.horizonDays),
        ...(arm.id === "baseline" ? { primaryOutcome: scenario.primaryOutcome, problems: scenario.problems } : {}),
      }));
      terminal.out(`${JSON.stringify(explained, null, 2)}\n`);
      return 0;
    }
    const options = { all, shared: arms !== undefined, width: terminal.outIsTerminal ? terminal.width : 100 };
    const texts = scenario.arms.map((arm) => formatExplanation(scenario, arm, whole.arms[0], options));
    terminal.out(`${texts.join("\n\n\n")}\n`);
    return 0;
  },
});
