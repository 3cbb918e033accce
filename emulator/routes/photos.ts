import { type Context, Hono } from "hono";
import type { Entity } from "../directory";
import { badRequest, GraphFault } from "../graphFault";
import { find } from "../keys";
import { needs } from "../needs";
import { type Env, entityBody, type Services } from "./context";

const READ = [
  "ProfilePhoto.Read.All",
  "User.ReadBasic.All",
  "User.Read.All",
  "ProfilePhoto.ReadWrite.All",
];
const WRITE = ["ProfilePhoto.ReadWrite.All", "User.ReadWrite.All"];

const SIZES = [48, 64, 96, 120, 240, 360, 432, 504, 648].map((side) => `${side}x${side}`);
const LARGEST_BYTES = 4 * 2 ** 20;

/** https://github.com/Azure-Samples/ms-identity-dotnetcore-b2c-account-management/issues/23 */
const noPhoto = (): GraphFault =>
  new GraphFault(
    404,
    "ImageNotFound",
    "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
  );

/** The photo of a user: https://learn.microsoft.com/graph/api/resources/profilephoto */
export const photoRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  const user = (c: Context<Env>): Entity => find(directory, "user", c.req.param("key") ?? "");

  const photoOf = (c: Context<Env>) => {
    const found = directory.photos.get(user(c).id);
    const size = c.req.param("size")?.toLowerCase();
    if (found === undefined || (size !== undefined && !SIZES.includes(size))) throw noPhoto();
    return found;
  };

  const metadata = (c: Context<Env>) => {
    const { contentType, bytes } = photoOf(c);
    const [side = "648"] = (c.req.param("size") ?? "648x648").split("x");
    return c.json(
      entityBody(services, `users('${c.req.param("key")}')/photo`, {
        "@odata.mediaContentType": contentType,
        "@odata.mediaEtag": `"${bytes.length.toString(16).toUpperCase()}"`,
        id: `${side}x${side}`,
        width: Number(side),
        height: Number(side),
      }),
    );
  };

  const value = (c: Context<Env>) => {
    const { contentType, bytes } = photoOf(c);
    return c.body(bytes, 200, { "Content-Type": contentType });
  };

  const replace = async (c: Context<Env>) => {
    const { id } = user(c);
    const contentType = c.req.header("content-type") ?? "";
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (!/^image\/(jpeg|png)$/i.test(contentType) || bytes.length === 0)
      throw badRequest("The request holds no image.");
    if (bytes.length > LARGEST_BYTES)
      throw new GraphFault(413, "RequestEntityTooLarge", "The photo is larger than 4 MB.");
    directory.photos.set(id, { contentType, bytes });
    return c.body(null, 200);
  };

  routes.get("/users/:key/photo", needs(READ), metadata);
  routes.get("/users/:key/photos/:size", needs(READ), metadata);
  routes.get("/users/:key/photo/$value", needs(READ), value);
  routes.get("/users/:key/photos/:size/$value", needs(READ), value);
  routes.put("/users/:key/photo/$value", needs(WRITE), replace);
  routes.patch("/users/:key/photo/$value", needs(WRITE), replace);
  routes.delete("/users/:key/photo/$value", needs(WRITE), (c) => {
    photoOf(c);
    directory.photos.delete(user(c).id);
    return c.body(null, 204);
  });

  return routes;
};
