import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const pages = [".", "bench", "documentation", "emulator", "examples"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: /^[de]/.test(folder), encoding: "utf8" })
    .filter((file) => /\.mdx?$/.test(file) && !file.includes("node_modules"))
    .map((file) => join(folder, file)),
);

/** How GitHub names the heading in a link. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

const isDead = (page: string, link: string): boolean => {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : join(dirname(page), file);
  if (!existsSync(join(root, target))) return true;
  if (anchor === undefined) return false;
  return !statSync(join(root, target)).isFile() || !anchorsOf(read(target)).includes(anchor);
};

/** Files of the repository that a text names, from the root: `src/client.ts`, `test/scenarios`. */
const filesIn = (text: string): string[] =>
  [...text.matchAll(/`([.\w-]+(?:\/[.\w-]+)+)`/g)].map(([, path = ""]) => path);

describe("the pages", () => {
  it.each(pages)("%s links to what is there", (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(
      ([, link = ""]) => link,
    );
    expect(links.filter((link) => isDead(page, link))).toEqual([]);
  });

  it.each(["README.md", "CONTRIBUTING.md", "SECURITY.md"])(
    "%s names files that are there",
    (page) => {
      const named = filesIn(read(page)).filter((path) => path !== "reports/mutation/mutation.html");
      expect(named.length).toBeGreaterThan(5);
      expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    },
  );
});
