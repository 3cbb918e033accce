/* No test reaches further than this machine. */
const { Socket } = require("node:net");

const LOOPBACK = /^(127\.0\.0\.1|::1|localhost)$/;

const { connect } = Socket.prototype;

/** The arguments come as they were given, or in a list of their own from Node's `net.connect`. */
const hostOf = (args) => {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first !== "object") return typeof second === "string" ? second : undefined;
  return first.host;
};

Socket.prototype.connect = function (...args) {
  const host = hostOf(args);
  if (host !== undefined && !LOOPBACK.test(host))
    throw new Error(`A test wanted to reach ${host}; none reaches further than this machine`);
  return connect.apply(this, args);
};
