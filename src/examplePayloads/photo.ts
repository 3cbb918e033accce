/** A white JPEG of one pixel. */
const pixel =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";

export const getUserPhotoExamplePayload = {
  data: Buffer.from(pixel, "base64"),
  contentType: "image/jpeg",
};
