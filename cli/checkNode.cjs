// Required before anything else, by whatever Node there is, so that an old one is told so and not shown a
// syntax error: keep to the syntax of Node 6.
const { engines } = require("../package.json");

const needed = engines.node.replace(/^>=/, "");
const [major, minor] = needed.split(".").map(Number);
const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(
    `Node ${process.versions.node} is too old: this project needs Node ${needed} or later. With nvm: nvm install && nvm use`,
  );
  process.exit(1);
}
