import { brokenAnswer } from "./errors/brokenAnswer";
import { header } from "./http/header";
import type { GraphClient, GraphRequest } from "./http/request";

/** The bytes that every file of a type begins with. */
const SIGNATURES = {
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

export type ImageType = keyof typeof SIGNATURES;

const TYPES = Object.keys(SIGNATURES) as ImageType[];

/** The type that the first bytes tell, whatever a name or header says. */
export const imageType = (bytes: Buffer): ImageType | undefined =>
  TYPES.find((type) => SIGNATURES[type].every((byte, index) => bytes[index] === byte));

/**
 * The bytes of an image and their type.
 * @throws GraphError when the answer is no image, such as a gateway's page.
 */
export const readImage = async (
  graph: GraphClient,
  request: GraphRequest,
): Promise<{ data: Buffer; contentType: string }> => {
  const { status, headers, body } = await graph.request({
    ...request,
    responseType: "arraybuffer",
  });
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const named = header(headers, "content-type") ?? "";
  const contentType = /^image\//i.test(named) ? named : imageType(bytes);
  if (bytes.length === 0 || contentType === undefined)
    throw brokenAnswer(request, "The answer did not hold an image", { status });
  return { data: bytes, contentType };
};
