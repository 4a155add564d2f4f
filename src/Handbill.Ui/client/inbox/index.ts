// A submission's page at the desk.
import { inbox } from "../vault/inbox/page";

const root = document.getElementById("inbox");
if (root) void inbox(root);
