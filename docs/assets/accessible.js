// What the theme leaves out for people who use a keyboard or a screen reader.
const search = document.querySelector(".md-search");
search?.setAttribute("aria-label", "Search");

// A table that is wider than the page can be scrolled by keyboard only if it can be focused.
function reachable() {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (table.scrollWidth > table.clientWidth) {
      table.tabIndex = 0;
      table.setAttribute("role", "group");
      table.setAttribute("aria-label", "Table, scrolls sideways");
    } else {
      table.removeAttribute("tabindex");
    }
  }
}

addEventListener("load", reachable);
addEventListener("resize", reachable);
document.addEventListener("toggle", reachable, true);
