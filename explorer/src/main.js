// The start: find the place in the page, read the release, and show.
import { Explorer } from "./explorer.js";
import { folderOf, Release } from "./data/release.js";
import { load } from "./data/load.js";
import { h } from "./dom.js";

async function start(host) {
  host.setAttribute("aria-busy", "true");
  host.replaceChildren(h("p", { class: "tx-wait", role: "status" }, "Reading the release…"));
  const asked = new URLSearchParams(location.search).get("release");
  const release = await Release.at(folderOf(asked, host.dataset.release));
  const reportUrl = document.querySelector('meta[name="torkham-report-url"]')?.content ?? host.dataset.reportUrl;
  await new Explorer(host, await load(release), reportUrl).run();
}

const host = document.getElementById("explorer");
start(host).catch((error) => {
  host.setAttribute("aria-busy", "false");
  host.replaceChildren(h("p", { class: "tx-wrong", role: "alert" }, `The release could not be shown. ${error.message} The files can be had from the page on downloads.`));
  console.warn(error);
});
