// What is only wanted for one event or for statements in full: loaded when it is first asked for.
export { readDetails } from "../data/details.js";
export { readParties } from "../data/stances.js";
export { event } from "./event.js";
export { matrix } from "./matrix.js";
