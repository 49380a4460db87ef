// Combinations × metrics: a row for each combination.
function tableView(place) {
  const metrics = state.columns === "headline" ? headline : state.columns === "all" ? data.metrics : data.metrics.filter(metric => metric.group === state.columns);
  const rows = sorted(shownRows());
  const options = [
    make("option", { value: "headline" }, "Overview"),
    ...groups.map(([group, title]) => make("option", { value: group }, title)),
    make("option", { value: "all" }, "Everything"),
  ];
  const content = () => ({
    head: [...labels.map(label => labelTitles[label]), "Seeds", ...metrics.map(metric => metric.headline ?? metric.heading)],
    body: rows.map(row => [...labels.map(label => String(row[label])), seeds(row), ...metrics.map(metric => textOf(row, metric))]),
    numbers: labels.length,
  });
  place.append(
    make("div", { class: "bar" }, select("Columns", state.columns, options, value => change({ columns: value }), "columns"), copyButtons(content)),
    make("div", { class: "scroll" }, grid(rows, metrics)),
    ...dashes(rows, metrics),
    ...legend());
}

// Why cells hold a dash, each reason once.
function dashes(rows, metrics) {
  const reasons = new Set(metrics.flatMap(metric => rows.map(row => row.cells[metricOf.get(metric.key).index])).filter(cell => cell.mean === null).flatMap(cell => cell.reasons));
  return reasons.size > 0 ? [make("p", { class: "note" }, `–: ${[...reasons].join("; ")}.`)] : [];
}

function grid(rows, metrics) {
  const ranges = metrics.map(metric => rangeOf(rows, metric));
  const heads = [
    ...labels.map(label => head(labelTitles[label], label)),
    head("Seeds", "seeds", true),
    ...metrics.map(metric => head(state.columns === "headline" ? metric.headline : metric.heading, metric.key, true)),
  ];
  return make("table", { id: "combinations" },
    make("caption", {}, `${rows.length} of ${data.rows.length} combinations. ${data.protocol_short}`),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...rows.map(row => make("tr", { class: row.baseline ? "baseline" : null, "data-row": row.index },
      ...labels.map((label, index) => index === 0 ? make("th", { scope: "row" }, String(row[label])) : make("td", {}, String(row[label]))),
      make("td", { class: "number" }, seeds(row)),
      ...metrics.map((metric, index) => cell(row, metric, ranges[index]))))));
}

function head(title, key, number = false) {
  const [sortKey, order] = state.sort.split("|");
  const next = sortKey === key && order === first(key) ? other(first(key)) : first(key);
  return make("th", {
    scope: "col", class: number ? "number" : null, "data-column": key,
    "aria-sort": sortKey === key ? (order === "up" ? "ascending" : "descending") : null,
  }, make("button", { type: "button", onclick: () => { change({ sort: `${key}|${next}` }); document.querySelector(`[data-column="${CSS.escape(key)}"] button`)?.focus(); } }, title));
}

// The first click puts the best on top.
const first = key => metricOf.get(key)?.direction === "higher" ? "down" : "up";
const other = order => order === "up" ? "down" : "up";

function sorted(rows) {
  const [key, order] = state.sort.split("|");
  if (!key) return rows;
  const metric = metricOf.get(key);
  const value = row => metric ? row.cells[metric.index].mean : key === "seeds" ? finishedRuns(row).length : row[key];
  const sign = order === "up" ? 1 : -1;
  return [...rows].sort((one, two) => {
    const a = value(one), b = value(two);
    if (a === null || b === null) return (a === null) - (b === null); // what is missing stands last either way
    return sign * (typeof a === "number" ? a - b : String(a).localeCompare(String(b)));
  });
}

function cell(row, metric, range, small = null) {
  const found = row.cells[metricOf.get(metric.key).index];
  const title = found.reasons.length > 0 ? found.reasons.join("; ") : null;
  const made = make("td", {
    class: ["number", found.mean === null ? "none" : "", found.mark ?? ""].join(" ").trim(), tabindex: -1, title,
    "data-cell": `${row.index}|${metric.key}`, role: "gridcell",
  }, textOf(row, metric), small ? make("small", {}, small) : null);
  if (range && found.mean !== null) made.style.setProperty("--share", `${(100 * (found.mean - range[0]) / (range[1] - range[0])).toFixed(1)}%`);
  return made;
}

const textOf = (row, metric) => row.cells[metricOf.get(metric.key).index].text;
const seeds = row => finishedRuns(row).length === row.runs.length ? String(row.runs.length) : `${finishedRuns(row).length} of ${row.runs.length}`;

// Bars compare what is shown: from the worst, which keeps a stub, to the best. A metric without a better side gets none.
function rangeOf(rows, metric) {
  const means = rows.map(row => row.cells[metricOf.get(metric.key).index].mean).filter(mean => mean !== null);
  if (metric.direction === "none" || means.length < 2) return null;
  const low = Math.min(...means), high = Math.max(...means);
  if (low === high) return null;
  const stub = (high - low) / 10;
  return metric.direction === "higher" ? [low - stub, high] : [high + stub, low];
}

const legend = () => ["Bars compare the means that are shown: the longer, the better.", ...data.notes].map(note => make("p", { class: "note" }, note));
