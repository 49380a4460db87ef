// One metric: architectures × objectives, a table for each dataset, its cost beside every score.
function matrixView(place) {
  const metric = metricOf.get(state.metric);
  const rows = shownRows();
  place.append(make("div", { class: "bar" }, select("Metric", state.metric, metricOptions(), value => change({ metric: value }), "metric"), copyButtons(() => flat(rows, metric))));
  const range = rangeOf(rows, metric);
  for (const dataset of new Set(rows.map(row => row.dataset))) {
    const here = rows.filter(row => row.dataset === dataset);
    const objectives = [...new Set(here.map(columnOf))], architectures = [...new Set(here.map(rowOf))];
    place.append(make("h2", {}, dataset), make("div", { class: "scroll low" }, make("table", { class: "matrix" },
      make("caption", {}, `${metric.heading}. ${data.protocol_short}`),
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Architecture"), ...objectives.map(name => make("th", { scope: "col", class: "number" }, name)))),
      make("tbody", {}, ...architectures.map(architecture => make("tr", {},
        make("th", { scope: "row" }, architecture),
        ...objectives.map(objective => {
          const row = here.find(each => rowOf(each) === architecture && columnOf(each) === objective);
          return row ? cell(row, metric, range, cost(row)) : make("td", { class: "number none" }, "");
        })))))));
  }
  if (rows.length === 0) place.append(make("p", {}, "Nothing is chosen."));
  place.append(...legend());
}

const optional = (row, names) => names.filter(name => labels.includes(name) && row[name] !== "").map(name => row[name]);
const columnOf = row => [row.objective, ...optional(row, ["variation"])].join(" · ");
const rowOf = row => [...optional(row, ["experiment"]), row.architecture, ...optional(row, ["latent"])].join(" · ");

const flat = (rows, metric) => ({
  head: ["Dataset", "Architecture", "Objective", metric.heading, "Parameters", "Seconds per epoch"],
  body: rows.map(row => [row.dataset, rowOf(row), columnOf(row), textOf(row, metric), costText(row, "cost/parameters"), costText(row, "cost/seconds_per_epoch")]),
  numbers: 3,
});
const costText = (row, key) => metricOf.has(key) ? textOf(row, metricOf.get(key)) : "";

function cost(row) {
  const parts = [["cost/parameters", " parameters"], ["cost/flops_per_sample", " FLOPs"], ["cost/seconds_per_epoch", " s/epoch"], ["cost/peak_memory_mib", " MiB"]]
    .filter(([key]) => metricOf.has(key) && row.cells[metricOf.get(key).index].mean !== null)
    .map(([key, unit]) => compact(row.cells[metricOf.get(key).index].mean) + unit);
  return parts.join(" · ");
}

const compact = value => value >= 1e9 ? `${(value / 1e9).toPrecision(3)} G` : value >= 1e6 ? `${(value / 1e6).toPrecision(3)} M` : value >= 1e3 ? `${(value / 1e3).toPrecision(3)} k` : value.toPrecision(3);
