/** `cosafe status`: how far a study is, whether it runs, was stopped or has ended. */
import { type Command, InputError } from "../command.ts";

export const status: Command = {
  options: { json: { type: "flag", summary: "Print as JSON" } },
  examples: [
    ["status output/minimal-compare", "also while it runs, or after it was stopped"],
    ["status output/minimal-compare --json", "as data"],
  ],
  async run(input, terminal) {
    const { FolderError, folderStatus, formatStatus, StoreError } = await import("../../index.ts");
    try {
      const found = folderStatus(input.positionals[0], terminal);
      terminal.out(input.flag("json") ? `${JSON.stringify(found, null, 2)}\n` : formatStatus(found));
      return 0;
    } catch (error) {
      if (error instanceof FolderError || error instanceof StoreError) throw new InputError(error.message);
      throw error;
    }
  },
};
