import { runCommand } from "../cli/runCommand";
import { consent } from "./command";

void runCommand(consent);
