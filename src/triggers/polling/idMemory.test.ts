import { longId, openIds, shortId } from "./idMemory";

const ADELE = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const MINUTE = 60_000;

const someId = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

describe("a short id", () => {
  it("is a GUID in 22 characters, and the GUID again", () => {
    expect(shortId(ADELE)).toHaveLength(22);
    expect(longId(shortId(ADELE))).toBe(ADELE);
    expect(shortId(ADELE.toUpperCase())).toBe(shortId(ADELE));
  });

  it("is another text in small letters", () => {
    expect(shortId("Adele@Contoso.com")).toBe("adele@contoso.com");
  });
});

describe("ids", () => {
  it("are kept by ten minutes, rounded up, and are there again", () => {
    const ids = openIds(undefined);
    ids.add(someId(1), 1);
    ids.add(someId(2), 10 * MINUTE);
    ids.add(someId(3), 10 * MINUTE + 1);
    const stored = ids.stored();
    expect(stored).toEqual({
      600: `${shortId(someId(1))},${shortId(someId(2))}`,
      1200: shortId(someId(3)),
    });
    const again = openIds(JSON.parse(JSON.stringify(stored)));
    expect([1, 2, 3, 4].map((number) => again.has(someId(number)))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(again.size).toBe(3);
  });

  it("are forgotten when they are deleted, and when their time is before another", () => {
    const ids = openIds(undefined);
    ids.add(someId(1), 10 * MINUTE);
    ids.add(someId(2), 20 * MINUTE);
    ids.add(someId(3), 20 * MINUTE);
    ids.delete(someId(3));
    ids.forgetBefore(10 * MINUTE);
    expect(ids.size).toBe(2);
    ids.forgetBefore(10 * MINUTE + 1);
    expect([ids.has(someId(1)), ids.has(someId(2)), ids.has(someId(3))]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("fall out from the oldest on until the rest fits, and tell how far", () => {
    const ids = openIds(undefined);
    for (let number = 9; number >= 0; number -= 1) ids.add(someId(number), number * 10 * MINUTE);
    const bytes = JSON.stringify(ids.stored()).length;
    expect(ids.fit(bytes)).toBeUndefined();
    expect(ids.size).toBe(10);
    // 22 characters and a comma each.
    expect(ids.fit(bytes - 24)).toBe(10 * MINUTE);
    expect(ids.size).toBe(8);
    expect([ids.has(someId(0)), ids.has(someId(1)), ids.has(someId(2))]).toEqual([
      false,
      false,
      true,
    ]);
    expect(JSON.stringify(ids.stored()).length).toBeLessThanOrEqual(bytes - 24);
  });

  it("fall out no further than they must", () => {
    const ids = openIds(undefined);
    for (let number = 0; number < 100; number += 1) ids.add(someId(number), 10 * MINUTE);
    const bytes = JSON.stringify(ids.stored()).length;
    ids.fit(bytes - 50 * 23);
    expect(ids.size).toBe(50);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a list", ["a"]],
    ["text", "600"],
    ["a time that is none", { soon: shortId(ADELE) }],
    ["ids that are no text", { 600: [shortId(ADELE)] }],
    ["empty text", { 600: "" }],
  ])("are none where the state holds %s", (_what, kept) => {
    expect(openIds(kept).size).toBe(0);
  });
});
