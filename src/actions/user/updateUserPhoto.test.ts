import { runInNewContext } from "node:vm";
import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";
import { getUserPhotoExamplePayload } from "../../examplePayloads/photo";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const MEGABYTE = 2 ** 20;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const jpeg = getUserPhotoExamplePayload.data;
const png = Buffer.from([...PNG, 1, 2, 255]);
const jpegOf = (length: number): Buffer => Buffer.concat([jpeg], length);

describe("updateUserPhoto", () => {
  it("sends the bytes and their type, as the documentation does", async () => {
    const { request, response } = graphExchange("me.photo.$value upload");
    const calls = playGraph([response]);
    expect(await runAction("updateUserPhoto", { userId, photo: jpeg })).toEqual({
      success: true,
      userId,
    });
    expect(calls).toEqual([
      {
        method: request.method,
        path: request.path.replace("/me/", `/users/${userId}/`),
        headers: { ...authorized, "content-type": "image/jpeg" },
        body: jpeg.toString("hex"),
      },
    ]);
  });

  it.each<[string, unknown, Buffer, string]>([
    ["a file of another step", { data: png, contentType: "text/plain" }, png, "image/png"],
    ["bytes", new Uint8Array(png), png, "image/png"],
    ["bytes of another realm", runInNewContext(`new Uint8Array([${[...png]}])`), png, "image/png"],
    ["a part of longer bytes", new Uint8Array([0, ...png]).subarray(1), png, "image/png"],
    [
      "a file that has been through JSON",
      JSON.parse(JSON.stringify({ data: png })),
      png,
      "image/png",
    ],
    ["bytes that have been through JSON", JSON.parse(JSON.stringify(jpeg)), jpeg, "image/jpeg"],
    ["base64", jpeg.toString("base64"), jpeg, "image/jpeg"],
    ["base64 in lines", jpeg.toString("base64").replace(/(.{20})/g, "$1\r\n"), jpeg, "image/jpeg"],
    ["base64url", jpeg.toString("base64url"), jpeg, "image/jpeg"],
    ["a data URL", `data:image/png;base64,${png.toString("base64")}`, png, "image/png"],
    ["4 MB", jpegOf(4 * MEGABYTE), jpegOf(4 * MEGABYTE), "image/jpeg"],
  ])("takes %s", async (_what, photo, bytes, type) => {
    const calls = playGraph([{}]);
    await runAction("updateUserPhoto", { userId, photo });
    expect(calls[0]?.headers["content-type"]).toBe(type);
    expect(calls[0]?.body === bytes.toString("hex")).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ["", "", "is required"],
    ["nothing", undefined, "is required"],
    ["no bytes", Buffer.alloc(0), "is required"],
    ["a file without bytes", { data: Buffer.alloc(0) }, "is required"],
    ["a GIF", Buffer.from("GIF89a..."), "must be a JPEG or PNG image"],
    ["half of a signature", Buffer.from([0xff, 0xd8]), "must be a JPEG or PNG image"],
    ["text", "my photo.jpg", "must be a JPEG or PNG image"],
    ["a URL", "https://example.com/a.jpg", "must be a JPEG or PNG image"],
    ["a number", 5, "must be a JPEG or PNG image"],
    ["an object", { name: "a.jpg" }, "must be a JPEG or PNG image"],
    ["a byte more than 4 MB", jpegOf(4 * MEGABYTE + 1), "is 4.0 MB; at most 4 MB"],
  ])("refuses %s without a request", async (_what, photo, problem) => {
    const calls = playGraph([]);
    await expect(runAction("updateUserPhoto", { userId, photo })).rejects.toThrow(
      `Photo: ${problem}`,
    );
    expect(calls).toEqual([]);
  });

  it("names the user who is missing", async () => {
    const calls = playGraph([]);
    await expect(runAction("updateUserPhoto", { userId: "", photo: jpeg })).rejects.toThrow(
      "User Id: is required",
    );
    expect(calls).toEqual([]);
  });
});
