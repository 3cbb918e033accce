export { getDirectoryObjects } from "./getDirectoryObjects";
