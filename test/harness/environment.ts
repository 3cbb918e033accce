import NodeEnvironment from "jest-environment-node";
import "./compileOnce";
import "./loopbackOnly";

/** Node's, in a process where both hold for every test file. */
export default NodeEnvironment;
