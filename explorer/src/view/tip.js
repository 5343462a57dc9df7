// A tip over a picture: what a mark stands for, with its source and status. The same is in the list for all.
import { h } from "../dom.js";

export function tip(picture, told) {
  const box = h("div", { class: "tx-tip", hidden: true, "aria-hidden": "true" });
  const frame = h("div", { class: "tx-tipped" }, picture, box);
  const move = (event) => {
    const mark = event.target.closest?.("[data-row]");
    box.hidden = !mark;
    if (!mark) return;
    const [title, ...rest] = told(Number(mark.dataset.row)).filter(Boolean);
    box.replaceChildren(h("strong", null, title), ...rest.map((text) => h("span", null, text)));
    place(box, frame, mark);
  };
  picture.addEventListener("pointerover", move);
  picture.addEventListener("pointerleave", () => (box.hidden = true));
  return frame;
}

function place(box, frame, mark) {
  const [around, at] = [frame.getBoundingClientRect(), mark.getBoundingClientRect()];
  const left = Math.min(Math.max(0, at.left - around.left), Math.max(0, around.width - box.offsetWidth));
  box.style.left = `${left}px`;
  box.style.top = `${at.bottom - around.top + 6}px`;
}
