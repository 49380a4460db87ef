// Lines as SVG: learning curves with the band of their seeds, spectra.
const colors = ["#3f90da", "#ffa90e", "#bd1f01", "#832db6", "#a96b59", "#e76300", "#92dadd", "#717581", "#b9ac70", "#94a4a2"];
const colorOf = index => index < 0 ? "#b8b8b8" : colors[index % colors.length];

// lines: [{ name, color, x, y, low, high }], numbers that are null leave gaps.
function lineChart(lines, { xTitle, yTitle, logarithmic = false, width = 560, height = 300 }) {
  const left = 62, right = 10, top = 10, bottom = 40;
  const scale = value => logarithmic ? Math.log10(value) : value;
  const usable = value => value !== null && Number.isFinite(value) && (!logarithmic || value > 0);
  const ys = lines.flatMap(each => [...each.y, ...(each.low ?? []), ...(each.high ?? [])]).filter(usable).map(scale);
  const xs = lines.flatMap(each => each.x);
  if (ys.length === 0) return make("p", { class: "note" }, "Nothing finite to draw.");
  let low = Math.min(...ys), high = Math.max(...ys);
  if (low === high) { low -= 0.5; high += 0.5; }
  const first = Math.min(...xs), last = Math.max(...xs, first + 1);
  const px = x => left + (x - first) / (last - first) * (width - left - right);
  const py = y => height - bottom - (scale(y) - low) / (high - low) * (height - top - bottom);
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${yTitle} over ${xTitle}: ${lines.map(each => each.name).join(", ")}` });
  for (const value of ticks(low, high)) {
    const y = height - bottom - (value - low) / (high - low) * (height - top - bottom);
    svg.append(make("line", { class: "axis", x1: left, x2: width - right, y1: y, y2: y }),
      make("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, logarithmic ? `1e${+value.toFixed(2)}` : tick(value)));
  }
  for (const value of ticks(first, last).filter(Number.isInteger)) svg.append(make("text", { x: px(value), y: height - bottom + 16, "text-anchor": "middle" }, tick(value)));
  svg.append(
    make("text", { x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle" }, xTitle),
    make("text", { x: 12, y: top + (height - top - bottom) / 2, "text-anchor": "middle", transform: `rotate(-90 12 ${top + (height - top - bottom) / 2})` }, yTitle));
  for (const each of lines) {
    if (each.low) {
      const there = each.x.map((x, i) => usable(each.high[i]) ? `${px(x).toFixed(1)},${py(each.high[i]).toFixed(1)}` : null).filter(Boolean);
      const back = each.x.map((x, i) => usable(each.low[i]) ? `${px(x).toFixed(1)},${py(each.low[i]).toFixed(1)}` : null).filter(Boolean).reverse();
      svg.append(make("path", { d: `M${[...there, ...back].join("L")}Z`, fill: each.color, opacity: 0.2 }));
    }
    let path = "";
    each.x.forEach((x, i) => { path += usable(each.y[i]) ? `${path === "" || !usable(each.y[i - 1] ?? null) ? "M" : "L"}${px(x).toFixed(1)},${py(each.y[i]).toFixed(1)}` : ""; });
    svg.append(make("path", { d: path, fill: "none", stroke: each.color, "stroke-width": 1.8, "stroke-dasharray": each.dashes ?? null }));
  }
  return svg;
}

const tick = value => Math.abs(value) >= 1e5 ? value.toExponential(0) : String(+value.toPrecision(6));
function ticks(low, high) {
  const rough = (high - low) / 5, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(part => part * power).find(each => each >= rough);
  return Array.from({ length: 8 }, (_, i) => (Math.ceil(low / step) + i) * step).filter(value => value <= high);
}

const legendOf = entries => make("div", { class: "legend" }, ...entries.map(({ name, color, round }) => {
  const entry = make("span", { class: round ? "round" : null }, name);
  entry.style.setProperty("--mark", color);
  return entry;
}));

// The terms that any of the runs logged, the whole loss first.
const termsOf = runs => [...new Set(runs.flatMap(run => run.curves ? Object.keys(run.curves.values) : []))];

// A value's mean over seeds with the band from its least to its largest; training and validation in one picture.
function curveOf(runs, path, color, name, dashes = null) {
  const with_ = runs.filter(run => run.curves?.values[path]);
  if (with_.length === 0) return null;
  const x = with_.map(run => run.curves.epochs).sort((a, b) => b.length - a.length)[0];
  const at = x.map(epoch => with_.map(run => run.curves.values[path][run.curves.epochs.indexOf(epoch)]).filter(value => value !== null && value !== undefined));
  const mean = values => values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
  return {
    name, color, dashes, x, y: at.map(mean),
    low: with_.length > 1 ? at.map(values => values.length ? Math.min(...values) : null) : null,
    high: with_.length > 1 ? at.map(values => values.length ? Math.max(...values) : null) : null,
  };
}

function curves(row, term) {
  const runs = row.runs.map(index => data.runs[index]);
  const bare = term.replace(/^(training|validation)\//, "");
  const lines = term === bare
    ? [curveOf(runs, term, colors[0], bare)]
    : [curveOf(runs, `training/${bare}`, colors[0], "training"), curveOf(runs, `validation/${bare}`, colors[1], "validation", "5 3")];
  const drawn = lines.filter(Boolean);
  return drawn.length === 0 ? null : [lineChart(drawn, { xTitle: "epoch", yTitle: bare }), legendOf(drawn)];
}

function spectrum(run) {
  const y = run.spectrum;
  return lineChart([{ name: "eigenvalues", color: colors[0], x: y.map((_, i) => i + 1), y }], { xTitle: "dimension, by size", yTitle: "eigenvalue", logarithmic: true });
}
