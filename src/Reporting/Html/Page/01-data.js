"use strict";
// The page's data, as the report wrote them, and what is derived from them once.
const data = JSON.parse(document.getElementById("data").textContent);
const metricOf = new Map(data.metrics.map((metric, index) => [metric.key, { ...metric, index }]));
const axes = [
  { name: "dataset", title: "Dataset", plural: "datasets" },
  { name: "architecture", title: "Architecture", plural: "architectures" },
  { name: "objective", title: "Objective", plural: "objectives" },
].map(axis => ({ ...axis, values: [...new Set(data.rows.map(row => row[axis.name]))] }));
const headline = data.metrics.filter(metric => metric.headline);
const groups = [...new Map(data.metrics.map(metric => [metric.group, metric.group_title]))];
data.rows.forEach((row, index) => { row.index = index; });

// Labels that tell rows apart; those that say the same everywhere only take room.
const labels = ["experiment", "dataset", "architecture", "objective", "latent", "variation"].filter(label =>
  ["dataset", "architecture", "objective"].includes(label) || new Set(data.rows.map(row => row[label])).size > 1);
const labelTitles = { experiment: "Experiment", dataset: "Dataset", architecture: "Architecture", objective: "Objective", latent: "Latent", variation: "Variation" };

const nameOf = row => labels.map(label => row[label]).filter(text => text !== "" && text !== null).join(" · ");
const finishedRuns = row => row.runs.map(index => data.runs[index]).filter(run => run.scores);

function unpack(text) {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Int16Array.from({ length: bytes.length / 2 }, (_, index) => view.getInt16(2 * index, true));
}

// A small way of making elements: make("td", { class: "number" }, "text", child …).
function make(tag, attributes = {}, ...children) {
  const svg = ["svg", "path", "line", "circle", "rect", "text", "g"].includes(tag);
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const counted = (number, thing) => `${number} ${thing}${String(number) === "1" ? "" : "s"}`;
const announce = text => { document.getElementById("announce").textContent = text; };
const short = value => {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 1e-3)) return value.toExponential(2);
  return size >= 100 ? value.toFixed(1) : size >= 10 ? value.toFixed(2) : value.toFixed(3);
};
