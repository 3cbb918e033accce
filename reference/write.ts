import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import nock from "nock";
import { FOLDER, renderReference, root } from "./render";

const main = async (): Promise<void> => {
  nock.disableNetConnect();
  const files = await renderReference();
  // A page of what is no longer there must not stay.
  rmSync(resolve(root, FOLDER), { recursive: true, force: true });
  for (const [path, text] of files) {
    const file = resolve(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`Wrote ${files.size} files: ${FOLDER}, reference.json, trigger pages and README.md`);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
