// All that waits in a group's inbox, looked through at once.
import { triage } from "../vault/inbox/triage";

const root = document.getElementById("triage");
if (root) void triage(root);
