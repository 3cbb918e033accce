import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { createPlayground, type Playground } from "../../playground/playground";
import { startServer } from "../../playground/server";
import { emulatorWorld } from "../../playground/world/emulatorWorld";
import { findBrowser } from "./findBrowser";

const root = resolve(__dirname, "../..");
const pictures = resolve(root, "reports/browser");

jest.setTimeout(60_000);

describe("the playground in a browser", () => {
  let browser: Browser;
  let playground: Playground;
  let server: Awaited<ReturnType<typeof startServer>>;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    playground = await createPlayground({
      bundle: resolve(root, "dist/index.js"),
      world: await emulatorWorld({ users: 2500, groups: 150, seed: 1 }),
      write: true,
    });
    server = await startServer(playground, 0);
    browser = await chromium.launch({
      executablePath: findBrowser(process.env),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    const started = Date.now();
    await page.goto(server.url);
    await page.getByRole("heading", { level: 2 }).waitFor();
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await playground?.close();
  });

  const picture = (name: string): Promise<Buffer> =>
    page.screenshot({ path: resolve(pictures, `${name}.png`) });

  const view = async (name: string): Promise<void> => {
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
  };

  const openStep = async (label: string): Promise<Locator> => {
    await view("Steps");
    await page.getByRole("searchbox", { name: "Search the steps" }).fill(label);
    await page
      .getByRole("navigation", { name: "Steps", exact: true })
      .getByRole("button", { name: label, exact: true })
      .click();
    return page.getByRole("form", { name: label, exact: true });
  };

  const run = async (form: Locator): Promise<Locator> => {
    await form.getByRole("button", { name: "Run", exact: true }).click();
    const result = page.getByRole("region", { name: "Result" });
    await result.waitFor();
    return result;
  };

  it("has taken the token out of the address", () => {
    expect(page.url()).not.toContain("token");
  });

  it("plays the tour to its end", async () => {
    await view("Tour");
    const stops = ["Deploy", "Create the user", "Add to a group", "Let 20 days pass"];
    for (const [index, name] of stops.entries()) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.locator(".said").nth(index).or(page.getByRole("alert")).waitFor();
      expect(await page.getByRole("alert").allInnerTexts()).toEqual([]);
    }
    await page.getByText("That is the tour.").waitFor();
    const said = await page.locator(".said").allInnerTexts();
    expect(said[1]).toMatch(/was created, and the flow ran on the branch Notification/);
    expect(said[2]).toMatch(/"alreadyMember":true/);
    const [, before, after] =
      /until ([\d-]+), and now lives until ([\d-]+)/.exec(said[3] ?? "") ?? [];
    expect(String(after) > String(before)).toBe(true);
    await picture("tour");
  });

  it("shows the life of the subscription", async () => {
    await view("Timeline");
    await page.getByRole("img", { name: "Lives of the subscriptions" }).waitFor();
    expect(await page.getByText("renewed", { exact: true }).count()).toBeGreaterThan(0);
    await picture("timeline");
    // The picture of the README.
    if (process.env.WRITE_SCREENSHOT !== undefined)
      await page.screenshot({ path: resolve(root, "assets/playground.png") });
  });

  it("runs List Users, as JSON and as a table, and shows the exchange", async () => {
    const form = await openStep("List Users");
    const result = await run(form);
    await result.getByText("Succeeded").waitFor();
    await result.getByRole("tab", { name: "Table" }).click();
    expect(await result.getByRole("row").count()).toBeGreaterThan(50);
    await result.getByRole("tab", { name: /^Exchanges/ }).click();
    await result.getByText("/v1.0/users").first().click();
    await result.getByRole("button", { name: "Copy as curl" }).waitFor();
    expect(await result.innerText()).toContain("Bearer ••••••");
    await picture("steps");
  });

  it("fills a picker, with search", async () => {
    const form = await openStep("Get User");
    await form.getByRole("textbox", { name: "Search the choices of User Id" }).fill("Adele");
    await form.getByRole("button", { name: "Pick …" }).first().click();
    const choices = form.getByRole("listbox", { name: "Choices of User Id" });
    await choices.waitFor();
    const labels = await choices.getByRole("option").allInnerTexts();
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((label) => !/adele|more: search/i.test(label))).toEqual([]);
    await choices.selectOption({ index: 0 });
    const result = await run(form);
    await result.getByText("Succeeded").waitFor();
  });

  it("shows an error as the designer does", async () => {
    const form = await openStep("Get User");
    await form.getByRole("textbox", { name: /^User Id/ }).fill("nobody@contoso.onmicrosoft.com");
    const result = await run(form);
    expect(await result.getByRole("alert").innerText()).toMatch(
      /^Get User failed.*does not exist/s,
    );
  });

  it("notifies a flow of a user that was created in the directory", async () => {
    const runs = async (): Promise<number> =>
      playground.flows.runs().filter(({ branch }) => branch === "Notification").length;
    const before = await runs();
    await view("Directory");
    await page
      .getByRole("textbox", { name: "Display name of a new one of users" })
      .fill("Nora New");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await page.getByRole("searchbox", { name: "Search users" }).fill("Nora New");
    await page.getByText("Nora New").first().waitFor();
    expect(await runs()).toBe(before + 1);
    await view("Triggers");
    await page.getByText("Notification", { exact: true }).first().waitFor();
    await picture("triggers");
  });

  it("moves 20 days, and the subscription lives", async () => {
    await page.getByRole("button", { name: "+20 days" }).click();
    await page.getByText(/flow runs on the way/).waitFor({ timeout: 30_000 });
    expect(playground.world.emulator?.subscriptions.living()).toHaveLength(1);
  });

  it("polls: a created and a deleted user are told by their kinds", async () => {
    await view("Triggers");
    const form = page.getByRole("form", { name: "Add a flow" });
    await form.getByLabel("Trigger").selectOption({ label: "New, Updated and Deleted Users" });
    await form.getByLabel("Name of the flow").fill("User changes");
    await form.getByLabel("Schedule").selectOption("none");
    await form.getByRole("button", { name: "Add flow" }).click();
    await page.getByText("User changes", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Redeploy" }).click();
    const pollNow = page.getByRole("button", { name: "Poll now" });
    await pollNow.click();
    await page.getByText("User changes was polled: no events.").waitFor();

    await view("Directory");
    const name = page.getByRole("textbox", { name: "Display name of a new one of users" });
    await name.fill("Paula Poll");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await page.getByRole("searchbox", { name: "Search users" }).fill("Nora New");
    await page.getByText("Nora New").first().click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("heading", { name: "Deleted" }).waitFor();

    await view("Triggers");
    await pollNow.click();
    const run = page
      .getByRole("region", { name: "Runs" })
      .getByRole("listitem")
      .filter({ hasText: "User changes" })
      .first();
    await run.waitFor();
    expect(await run.locator("summary").first().innerText()).toMatch(
      /2 events: created, softDeleted$/,
    );
    await run.locator("summary").first().click();
    for (const [index, kind] of ["created", "softDeleted"].entries()) {
      await run
        .locator("summary")
        .filter({ hasText: new RegExp(`^${index}: `) })
        .click();
      await run.getByText(`"${kind}"`, { exact: true }).waitFor();
    }
    await picture("polling");
  });

  it("goes by keyboard alone: from the top into a step, its field, and Run", async () => {
    await openStep("List Group");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Skip to the content" }).focus();
    const seen: string[] = [];
    for (let tab = 0; tab < 60; tab += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
      seen.push(name);
      if (name === "Run") break;
    }
    expect(seen.at(-1)).toBe("Run");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Result" }).getByText("Succeeded").waitFor();
    const json = page.getByRole("tab", { name: "JSON" });
    await json.focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { name: "Table" }).getAttribute("aria-selected")).toBe(
      "true",
    );
  });

  it("names every field, button and picture", async () => {
    for (const name of ["Steps", "Triggers", "Directory", "Permissions"]) {
      await view(name);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      const unnamed = await page.evaluate(() =>
        [...document.querySelectorAll("input, select, textarea, button")]
          .filter(
            (element) =>
              !(
                (element as HTMLInputElement).labels?.length ||
                element.getAttribute("aria-label") ||
                element.textContent?.trim()
              ),
          )
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect([name, unnamed]).toEqual([name, []]);
    }
  });

  it.each([
    [390, "light"],
    [390, "dark"],
    [1280, "dark"],
  ] as const)("fits %i pixels, %s", async (width, colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    for (const name of ["Tour", "Steps", "Triggers", "Timeline", "Directory", "Permissions"]) {
      await view(name);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([name, wider]).toEqual([name, 0]);
    }
    await picture(`permissions-${width}-${colorScheme}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
  });

  it("lets nobody else in", async () => {
    const other = await browser.newContext();
    const stranger = await other.newPage();
    const answer = await stranger.goto(new URL("/", server.url).href);
    expect(answer?.status()).toBe(403);
    await other.close();
  });

  it("never complained in the console", () => {
    expect(complaints).toEqual([]);
  });
});
