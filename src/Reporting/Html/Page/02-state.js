// What is shown. It lives in the address, so that a link leads to the same view.
const defaults = {
  view: "table", columns: "headline", metric: data.first_metric, sort: "", baselines: "yes", gallery: "label", term: "training/total", cell: "",
  dataset: "", architecture: "", objective: "",
};
let state = { ...defaults };

function readAddress() {
  const found = new URLSearchParams(location.hash.slice(1));
  state = { ...defaults };
  for (const key of Object.keys(defaults)) if (found.has(key)) state[key] = found.get(key);
  if (!metricOf.has(state.metric)) state.metric = defaults.metric;
}

function change(changes) {
  state = { ...state, ...changes };
  const written = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) if (value !== defaults[key]) written.set(key, value);
  history.replaceState(null, "", `#${written}`);
  show();
}

// A choice is kept as the list of what is left out: what a later report adds is then shown. A line feed cannot occur in a name.
const leftOut = axis => new Set(state[axis] === "" ? [] : state[axis].split("\n"));
const shownRows = () => {
  const out = axes.map(axis => [axis.name, leftOut(axis.name)]);
  return data.rows.filter(row => out.every(([name, values]) => !values.has(row[name])) && (state.baselines === "yes" || !row.baseline));
};
