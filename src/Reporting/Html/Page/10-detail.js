// Everything about one cell: its seeds, where their runs lie, their curves and pictures.
function detail() {
  const dialog = document.getElementById("detail");
  if (state.cell === "") {
    if (dialog.open) dialog.close();
    return;
  }
  const [number, key] = state.cell.split("|"), row = data.rows[number], metric = metricOf.get(key);
  if (!row || !metric) return;
  const found = row.cells[metric.index];
  dialog.replaceChildren(
    make("div", { class: "head" }, make("h2", { id: "detail-title" }, nameOf(row)), make("button", { type: "button", "aria-label": "Close", onclick: () => dialog.close() }, "✕")),
    make("p", {}, make("strong", {}, `${metric.heading}: ${found.text}`), ` (${counted(seeds(row), "seed")}). `, make("code", {}, metric.key)),
    ...found.reasons.map(reason => make("p", { class: "note" }, reason)),
    ...data.findings.filter(finding => finding.rows.includes(row.index)).map(finding => make("p", { class: "note" }, kindOf(finding), `: ${finding.sentence}`)),
    seedTable(row, metric),
    ...curvesOf(row),
    ...picturesOf(row),
    make("h3", {}, "Settings"),
    make("dl", {}, ...Object.entries(row.settings).flatMap(([name, value]) => [make("dt", {}, make("code", {}, name)), make("dd", {}, value)])));
  if (!dialog.open) dialog.showModal();
}

document.getElementById("detail").addEventListener("close", () => {
  const cell = state.cell;
  change({ cell: "" });
  if (cell) focusCell(document.querySelector(`[data-cell="${CSS.escape(cell)}"]`));
});

function seedTable(row, metric) {
  return make("div", { class: "scroll low" }, make("table", { id: "seeds" },
    make("thead", {}, make("tr", {}, ...["Seed", metric.name, "Status", "Run folder", "Made by"].map(text => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...row.runs.map(index => data.runs[index]).map(run => make("tr", {},
      make("th", { scope: "row" }, String(run.seed)),
      make("td", { class: "number" }, run.scores ? short(run.scores[metric.index]) : "–"),
      make("td", {}, run.reason ? `${run.status}: ${run.reason}` : run.status),
      make("td", {}, make("code", {}, run.folder)),
      make("td", {}, run.plugins))))));
}

function curvesOf(row) {
  const runs = row.runs.map(index => data.runs[index]), terms = termsOf(runs).filter(term => !term.startsWith("validation/"));
  if (terms.length === 0) return [];
  const place = make("div");
  const draw = term => place.replaceChildren(...(curves(row, term) ?? []));
  draw(terms[0]);
  return [make("h3", {}, "Learning curves"), select("Value", terms[0], terms.map(term => make("option", { value: term }, term)), draw, "detail-term"), place];
}

function picturesOf(row) {
  const runs = finishedRuns(row).filter(run => Object.values(kinds).some(kind => kind !== kinds.curves && kind.has(run)));
  if (runs.length === 0) return [];
  const place = make("div");
  const draw = id => {
    const run = runs.find(each => each.id === id);
    const narrow = ["label", "assignment", "neighbors", "space", "correlation", "spectrum"].map(name => kinds[name]).filter(kind => kind.has(run));
    const wide = ["confusion", "pictures", "texts"].map(name => kinds[name]).filter(kind => kind.has(run));
    place.replaceChildren(
      make("div", { class: "pictures" }, ...narrow.map(kind => make("figure", {}, make("figcaption", {}, kind.title), kind.draw(run, row), kind.under?.(run, row) ?? ""))),
      ...wide.flatMap(kind => [make("h3", {}, kind.title), ...[kind.draw(run, row)].flat()]),
      ...run.gaps.map(gap => make("p", { class: "note" }, gap)));
  };
  draw(runs[0].id);
  return [
    make("h3", {}, "Pictures"),
    select("Run", runs[0].id, runs.map(run => make("option", { value: run.id }, `seed ${run.seed}`)), draw, "detail-run"),
    place,
  ];
}
