// htmx under our Content-Security-Policy: no evaluation, no style sheet of its own (a meta element of the page says so), and Trusted Types.
import htmx from "htmx.org";
import { policy } from "../shared/trusted";

htmx.registerExtension("handbill-security", {
  init(api: { initSecurity(policy: unknown): void }) {
    api.initSecurity(policy);
  },
});
