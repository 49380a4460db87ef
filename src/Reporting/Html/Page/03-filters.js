// The row of choices above every view.
function filters() {
  const place = document.getElementById("filters");
  const open = new Set([...place.querySelectorAll("details[open]")].map(menu => menu.dataset.axis));
  place.replaceChildren(
    ...axes.map(axis => menuOf(axis, open.has(axis.name))),
    make("label", { class: "choice" },
      make("input", { type: "checkbox", id: "baselines", checked: state.baselines === "yes", onchange: event => change({ baselines: event.target.checked ? "yes" : "no" }) }),
      "Baselines"),
    make("button", { type: "button", id: "reset", onclick: () => change({ dataset: "", architecture: "", objective: "", baselines: "yes" }) }, "Show all"));
}

function menuOf(axis, open) {
  const out = leftOut(axis.name);
  const choose = values => change({ [axis.name]: axis.values.filter(value => values.has(value)).join("\n") });
  const toggle = value => event => {
    const next = leftOut(axis.name);
    if (event.target.checked) next.delete(value); else next.add(value);
    choose(next);
    document.querySelector(`#filters details[data-axis="${axis.name}"] input[value="${CSS.escape(value)}"]`)?.focus();
  };
  return make("details", { "data-axis": axis.name, open },
    make("summary", {}, `${axis.title}: ${axis.values.length - out.size} of ${axis.values.length}`),
    make("div", { class: "menu", role: "group", "aria-label": axis.title },
      make("div", { class: "both" },
        make("button", { type: "button", onclick: () => choose(new Set()) }, "All"),
        make("button", { type: "button", onclick: () => choose(new Set(axis.values)) }, "None")),
      ...axis.values.map(value => make("label", {},
        make("input", { type: "checkbox", value, checked: !out.has(value), onchange: toggle(value) }), value))));
}

function select(label, value, options, onchoose, id) {
  const made = make("select", { id, onchange: event => onchoose(event.target.value) }, ...options);
  made.value = value;
  return make("label", { class: "choice" }, `${label} `, made);
}

const metricOptions = () => groups.map(([group, title]) => make("optgroup", { label: title },
  ...data.metrics.filter(metric => metric.group === group).map(metric => make("option", { value: metric.key }, metric.headline ?? metric.heading))));

// Menus close as menus do.
document.addEventListener("click", event => {
  if (!event.target.isConnected) return;
  for (const menu of document.querySelectorAll("#filters details[open]")) if (!menu.contains(event.target)) menu.open = false;
});
