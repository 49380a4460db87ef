// Many points or cells, drawn as pixels.
// Colors that depend on the theme are asked of an element, for a variable may hold a function.
function inkOf(name) {
  const probe = make("i", { style: `color: var(${name})` });
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

function canvasOf(width, height, label, draw) {
  const ratio = Math.max(2, window.devicePixelRatio || 1);
  const canvas = make("canvas", { width: width * ratio, height: height * ratio, role: "img", "aria-label": label });
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  draw(pen, width, height);
  return canvas;
}

const cloudCache = new WeakMap();
function cloudOf(found) {
  if (!cloudCache.has(found)) {
    const axesOf = packed => packed.map(unpack);
    cloudCache.set(found, {
      points: axesOf(found.coordinates), prototypes: found.prototypes ? axesOf(found.prototypes) : null,
      labels: found.labels ? unpack(found.labels) : null, assignments: found.assignments ? unpack(found.assignments) : null,
    });
  }
  return cloudCache.get(found);
}

function mark(pen, category, x, y, size) {
  pen.fillStyle = colorOf(category);
  pen.beginPath();
  if (category >= 20) { pen.moveTo(x, y - size); pen.lineTo(x + size, y + size); pen.lineTo(x - size, y + size); }
  else if (category >= 10) pen.rect(x - size * 0.85, y - size * 0.85, size * 1.7, size * 1.7);
  else pen.arc(x, y, size, 0, 2 * Math.PI);
  pen.fill();
}

function hexagon(pen, x, y, size) {
  pen.beginPath();
  for (let corner = 0; corner < 6; corner++) pen.lineTo(x + size * Math.cos(Math.PI / 3 * corner), y + size * Math.sin(Math.PI / 3 * corner));
  pen.closePath();
  pen.fillStyle = "#000";
  pen.fill();
  pen.strokeStyle = "#fff";
  pen.lineWidth = 1.2;
  pen.stroke();
}

// Points on the first two components, or turned in the first three.
function scatter(run, by, turn = null, shown = run.latents, size = 300) {
  const cloud = cloudOf(shown), categories = by === "assignment" ? cloud.assignments : cloud.labels;
  const whole = 32767, extent = turn ? whole * 1.25 : Math.max(...[0, 1].map(axis => cloud.points[axis].reduce((most, value) => Math.max(most, Math.abs(value)), 1)));
  const place = (axes3, i) => {
    const [x, y, z = 0] = axes3.map(axis => axis[i]);
    if (!turn) return [x, y, 0];
    const [a, b] = turn, x1 = x * Math.cos(a) + z * Math.sin(a), z1 = z * Math.cos(a) - x * Math.sin(a);
    return [x1, y * Math.cos(b) - z1 * Math.sin(b), z1 * Math.cos(b) + y * Math.sin(b)];
  };
  const label = `Latents of ${run.id} ${by === "assignment" ? "by nearest anchor" : "by label"}${turn ? ", three components" : ""}`;
  return canvasOf(size, size, label, (pen, width, height) => {
    const px = value => width / 2 + value / extent * (width / 2 - 8), py = value => height / 2 - value / extent * (height / 2 - 8);
    let order = Array.from({ length: shown.count }, (_, i) => i);
    const places = order.map(i => place(cloud.points, i));
    if (turn) order = order.sort((one, two) => places[one][2] - places[two][2]);
    pen.globalAlpha = 0.8;
    for (const i of order) mark(pen, categories ? categories[i] : -1, px(places[i][0]), py(places[i][1]), turn ? 1.9 + places[i][2] / whole * 0.8 : 1.9);
    pen.globalAlpha = 1;
    for (let i = 0; i < (cloud.prototypes?.[0].length ?? 0); i++) {
      const [x, y] = place(cloud.prototypes, i);
      hexagon(pen, px(x), py(y), 5.5);
    }
  });
}

// Three components to be turned with the pointer or the arrow keys.
function turnable(run, by) {
  const holder = make("div");
  let turn = [0.6, 0.4], from = null;
  const draw = () => {
    const canvas = scatter(run, by, turn);
    const shown = holder.firstChild;
    if (!shown) {
      canvas.tabIndex = 0;
      holder.append(canvas);
      return;
    }
    shown.getContext("2d").save();
    shown.getContext("2d").setTransform(1, 0, 0, 1, 0, 0);
    shown.getContext("2d").clearRect(0, 0, shown.width, shown.height);
    shown.getContext("2d").drawImage(canvas, 0, 0);
    shown.getContext("2d").restore();
  };
  holder.addEventListener("pointerdown", event => { from = [event.clientX, event.clientY, ...turn]; holder.setPointerCapture(event.pointerId); });
  holder.addEventListener("pointermove", event => {
    if (!from) return;
    turn = [from[2] + (event.clientX - from[0]) / 120, from[3] + (event.clientY - from[1]) / 120];
    draw();
  });
  holder.addEventListener("pointerup", () => { from = null; });
  holder.addEventListener("keydown", event => {
    const step = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] }[event.key];
    if (!step) return;
    event.preventDefault();
    turn = [turn[0] + step[0], turn[1] + step[1]];
    draw();
  });
  draw();
  return holder;
}

const diverging = ["#053061", "#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#f7f7f7", "#fddbc7", "#f4a582", "#d6604d", "#b2182b", "#67001f"]
  .map(color => [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16)));
function blend(steps, share) {
  const at = Math.min(1, Math.max(0, share)) * (steps.length - 1), low = Math.min(Math.floor(at), steps.length - 2);
  return `rgb(${steps[low].map((value, i) => Math.round(value + (steps[low + 1][i] - value) * (at - low))).join(" ")})`;
}

function correlations(run) {
  const values = unpack(run.correlation.values), count = run.correlation.size;
  return canvasOf(300, 300, `Correlations of the ${count} latent dimensions of ${run.id}`, (pen, width) => {
    const side = width / count, undefinedInk = inkOf("--line");
    for (let row = 0; row < count; row++) for (let column = 0; column < count; column++) {
      const value = values[row * count + column];
      pen.fillStyle = value === -32768 ? undefinedInk : blend(diverging, (value / 32767 + 1) / 2);
      pen.fillRect(Math.floor(column * side), Math.floor(row * side), Math.ceil(side), Math.ceil(side));
    }
  });
}

const scaleOfCorrelations = () => legendOf([-1, -0.5, 0, 0.5, 1].map(value => ({ name: String(value).replace("-", "−"), color: blend(diverging, (value + 1) / 2) })));

// Rows are clusters, columns are classes; a cell is darker the more of its cluster it holds.
function confusion(table, classes) {
  const blues = [[247, 251, 255], [8, 48, 107]], most = 28;
  const rows = table.counts.slice(0, most);
  return make("div", { class: "scroll low" }, make("table", { class: "confusion" },
    make("caption", {}, `${table.clustering}: samples of each class in each cluster${table.counts.length > most ? `, the first ${most} of ${table.counts.length} clusters` : ""}`),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "cluster"), ...table.labels.map(label => make("th", { scope: "col", class: "number" }, classes[label] ?? String(label))))),
    make("tbody", {}, ...rows.map((counts, i) => {
      const sum = counts.reduce((a, b) => a + b, 0) || 1;
      return make("tr", {}, make("th", { scope: "row" }, String(table.clusters[i])), ...counts.map(count => {
        const share = count / sum;
        return make("td", { class: "number", style: `background: ${blend(blues, share)}; color: ${share > 0.5 ? "#fff" : "#1b1e23"}` }, String(count));
      }));
    }))));
}
