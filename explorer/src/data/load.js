// What the page reads, in two steps: what the numbers need, then what says on whose word things stand.
import { Accounts } from "../words/account.js";
import { Parts } from "../words/part.js";
import { Titles } from "../words/title.js";
import { Voices } from "../words/voice.js";
import { readAccounts } from "./accounts.js";
import { Codes } from "./codes.js";
import { readEvents } from "./events.js";
import { readActors, readPlaces } from "./registry.js";

export async function load(release) {
  const [codes, actors, places] = await Promise.all([Codes.of(release), readActors(release), readPlaces(release)]);
  const events = await readEvents(release, places);
  return { release, codes, actors, places, events };
}

export async function loadAccounts(data) {
  data.accounts = await readAccounts(data.release, data);
  data.voices = new Voices(data);
  data.parts = new Parts(data);
  data.titles = new Titles(data);
  data.account = new Accounts(data);
  return data;
}
