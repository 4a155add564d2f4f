// The pages on the floor, and nothing of the desk: all that they load is this script, one sheet and the page.
import { box } from "./box";
import { write } from "./write";

// Another language is another page: what stands on paper goes along, and to no server.
for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) link.hash = location.hash;
const floor = document.getElementById("floor");
if (floor && document.getElementById("write")) void write(floor);
const mailbox = document.getElementById("box");
if (mailbox) box(mailbox);
