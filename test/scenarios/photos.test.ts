import { getUserPhotoExamplePayload } from "../../src/examplePayloads/photo";
import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 3, groups: 1 });
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

describe("the photo of a user", () => {
  it("is set, read as it was set, replaced and deleted; a second deletion finds it done", async () => {
    const { directory } = stage.emulator;
    const [user] = [...directory.all("user")];
    const id = user?.id ?? "";
    const userId = String(user?.userPrincipalName);
    const jpeg = getUserPhotoExamplePayload.data;
    // Every byte there is, behind the signature of a PNG.
    const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    const png = Buffer.from([...signature, ...Array.from({ length: 256 }, (_, byte) => byte)]);
    const done = { success: true, userId };
    expect(await run("updateUserPhoto", { userId, photo: { data: jpeg } })).toEqual(done);
    expect(await run<Buffer>("getUserPhoto", { userId })).toEqual(jpeg);
    expect(await run("updateUserPhoto", { userId, photo: png })).toEqual(done);
    expect(await run<Buffer>("getUserPhoto", { userId, size: "648x648" })).toEqual(png);
    expect(directory.photos.get(id)?.contentType).toBe("image/png");
    expect(await run("deleteUserPhoto", { userId })).toEqual(done);
    expect(directory.photos.size).toBe(0);
    expect(await run("deleteUserPhoto", { userId })).toEqual(done);
    await expect(run("getUserPhoto", { userId })).rejects.toThrow("There is no photo: ");
    const path = `/v1.0/users/${userId.replace("#", "%23")}`;
    expect(stage.requests()).toEqual([
      `PUT ${path}/photo/$value 200`,
      `GET ${path}/photo/$value 200`,
      `PUT ${path}/photo/$value 200`,
      `GET ${path}/photos/648x648/$value 200`,
      `DELETE ${path}/photo/$value 204`,
      `DELETE ${path}/photo/$value 404`,
      `GET ${path}/photo/$value 404`,
    ]);
  });

  it("goes again when the service was busy, whole", async () => {
    const [user] = [...stage.emulator.directory.all("user")];
    const jpeg = getUserPhotoExamplePayload.data;
    const photo = Buffer.concat([jpeg], 3 * 2 ** 20);
    stage.emulator.faults.plan({
      method: "PUT",
      times: 1,
      answer: { kind: "status", status: 503 },
    });
    await run("updateUserPhoto", { userId: user?.id, photo });
    expect(stage.emulator.directory.photos.get(user?.id ?? "")?.bytes.length).toBe(photo.length);
    expect(stage.requests().map((request) => request.split(" ").at(-1))).toEqual(["503", "200"]);
  });
});
