// What every page has. Each page works without it; each part makes one thing quicker.
import "./security";
import "./dialog";
import "./guard";
import "./leave";
import "./live";
import "./menu";
import "./table";
