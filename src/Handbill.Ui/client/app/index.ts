// What every page has. Each page works without it; each part makes one thing quicker.
import "./security";
