// Puts the page together, and follows keys and address.
const views = [
  { name: "table", title: "Table", draw: tableView },
  { name: "matrix", title: "Architectures × objectives", draw: matrixView },
  { name: "gallery", title: "Side by side", draw: galleryView },
  { name: "statistics", title: "Across datasets", draw: statisticsView },
  { name: "findings", title: `Findings (${data.findings.length})`, draw: findingsView },
  { name: "protocol", title: "Protocol", draw: protocolView },
];

function tabs() {
  const place = document.getElementById("tabs"), focused = place.contains(document.activeElement);
  place.replaceChildren(...views.map(view => make("button", {
    type: "button", role: "tab", id: `tab-${view.name}`, "aria-selected": String(view.name === state.view), "aria-controls": "content",
    tabindex: view.name === state.view ? 0 : -1, onclick: () => change({ view: view.name }),
  }, view.title)));
  if (focused) document.getElementById(`tab-${state.view}`).focus();
}

let drawn = "";
function show() {
  if (!views.some(view => view.name === state.view)) state.view = defaults.view;
  // Opening a cell leaves what lies under it as it is: the place in a long table is kept.
  const wanted = JSON.stringify({ ...state, cell: "" });
  if (wanted !== drawn) {
    drawn = wanted;
    filters();
    tabs();
    const place = document.getElementById("content");
    place.replaceChildren();
    views.find(view => view.name === state.view).draw(place);
    place.setAttribute("role", "tabpanel");
    place.setAttribute("aria-labeledby", `tab-${state.view}`);
    place.querySelector("[data-cell]")?.setAttribute("tabindex", "0");
    announce(`${shownRows().length} of ${data.rows.length} combinations are shown.`);
  }
  detail();
}

function focusCell(cell) {
  if (!cell) return;
  for (const other of document.querySelectorAll('#content [data-cell][tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

function neighbor(cell, key) {
  const row = cell.parentElement, at = [...row.children].indexOf(cell);
  if (key === "ArrowLeft") return cell.previousElementSibling?.dataset.cell ? cell.previousElementSibling : null;
  if (key === "ArrowRight") return cell.nextElementSibling;
  const all = [...document.querySelectorAll("#content tbody tr")], other = all[all.indexOf(row) + (key === "ArrowUp" ? -1 : 1)];
  return other?.children[Math.min(at, other.children.length - 1)] ?? null;
}

document.addEventListener("click", event => {
  const cell = event.target.closest?.("[data-cell]");
  if (cell) {
    focusCell(cell);
    change({ cell: cell.dataset.cell });
  }
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.matches("input, select, textarea");
  const cell = event.target.closest?.("[data-cell]");
  if (cell && event.key.startsWith("Arrow")) {
    const next = neighbor(cell, event.key);
    if (next?.dataset.cell) focusCell(next);
    event.preventDefault();
  } else if (cell && (event.key === "Enter" || event.key === " ")) {
    change({ cell: cell.dataset.cell });
    event.preventDefault();
  } else if (event.target.matches('[role="tab"]') && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    const at = views.findIndex(view => view.name === state.view) + (event.key === "ArrowRight" ? 1 : -1);
    change({ view: views[(at + views.length) % views.length].name });
  } else if (!typing && event.key === "/") {
    document.querySelector("#filters summary").focus();
    event.preventDefault();
  } else if (!typing && event.key === "?") {
    document.getElementById("help").showModal();
  } else if (!typing && /^[1-9]$/.test(event.key) && views[event.key - 1]) {
    change({ view: views[event.key - 1].name });
  }
});

document.addEventListener("keydown", event => {
  const open = event.key === "Escape" && document.querySelector("#filters details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.getElementById("help-open").addEventListener("click", () => document.getElementById("help").showModal());
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  drawn = "";
  show();
});
addEventListener("hashchange", () => { readAddress(); show(); });

document.getElementById("counts").textContent = data.counts;
readAddress();
show();
