/** `cosafe status`: how far a study is, whether it runs, was stopped or has ended. */
import { flag } from "../../methods/options.ts";
import { command, InputError } from "../command.ts";

export const status = command({
  options: { json: flag({ summary: "Print as JSON" }) },
  examples: [
    ["status output/minimal-compare", "works while a study runs and after it was stopped"],
    ["status output/minimal-compare --json", "as data"],
  ],
  async run({ positionals: [folder], values: { json } }, terminal) {
    const { FolderError } = await import("../../folder/manifestFile.ts");
    const { folderStatus } = await import("../../folder/status.ts");
    const { formatStatus } = await import("../../folder/statusText.ts");
    const { StoreError } = await import("../../host/folderFiles.ts");
    try {
      const found = folderStatus(folder, terminal);
      terminal.out(json ? `${JSON.stringify(found, null, 2)}\n` : formatStatus(found));
      return 0;
    } catch (error) {
      if (error instanceof FolderError || error instanceof StoreError) throw new InputError(error.message);
      throw error;
    }
  },
});
