// One kind of picture for every combination side by side. Each shows its first finished run; curves show all seeds.
const kinds = {
  label: { title: "Latents by label", has: run => run.latents, draw: run => scatter(run, "label"), under: (run, row) => classLegend(run, row) },
  assignment: { title: "Latents by nearest anchor", has: run => run.latents?.assignments, draw: run => scatter(run, "assignment") },
  neighbors: { title: "Latents by t-SNE", has: run => run.neighbors, draw: run => scatter(run, "label", null, run.neighbors), under: (run, row) => classLegend(run, row) },
  space: { title: "Latents in three components", has: run => run.latents, draw: run => turnable(run, "label"), under: (run, row) => classLegend(run, row) },
  correlation: { title: "Correlations", has: run => run.correlation, draw: correlations, under: scaleOfCorrelations },
  spectrum: { title: "Eigenvalue spectra", has: run => run.spectrum, draw: spectrum },
  curves: { title: "Learning curves", wide: true, has: run => run.curves, draw: (run, row) => curves(row, state.term) },
  confusion: { title: "Clusters × classes", wide: true, has: run => run.confusions.length > 0, draw: (run, row) => run.confusions.map(table => confusion(table, row.classes)) },
  pictures: { title: "Sheets of pictures", wide: true, has: run => run.pictures.length > 0, draw: run => run.pictures.map(picture) },
  texts: { title: "Texts", wide: true, has: run => run.texts, draw: run => texts(run.texts) },
};

const present = () => Object.entries(kinds).filter(([, kind]) => data.runs.some(run => run.scores && kind.has(run)));

function galleryView(place) {
  const choices = present();
  if (choices.length === 0) {
    place.append(make("p", {}, "The runs have nothing to be drawn from."));
    return;
  }
  const name = choices.some(([key]) => key === state.gallery) ? state.gallery : choices[0][0], kind = kinds[name];
  const bar = make("div", { class: "bar" }, select("Show", name, choices.map(([key, each]) => make("option", { value: key }, each.title)), value => change({ gallery: value }), "kind"));
  const rows = shownRows().filter(row => shownFor(row, kind));
  if (name === "curves") {
    const terms = termsOf(data.runs).filter(term => !term.startsWith("validation/"));
    if (!terms.includes(state.term)) state.term = terms[0];
    bar.append(select("Value", state.term, terms.map(term => make("option", { value: term }, term)), value => change({ term: value }), "term"));
  }
  place.append(bar, make("div", { class: `gallery${kind.wide ? " wide" : ""}` }, ...rows.map(row => figure(row, kind))));
}

const shownFor = (row, kind) => finishedRuns(row).find(kind.has);

// Drawn when it comes near the screen: hundreds at once would take seconds.
const waiting = new WeakMap();
const watcher = new IntersectionObserver(entries => {
  for (const entry of entries) if (entry.isIntersecting) {
    watcher.unobserve(entry.target);
    waiting.get(entry.target)();
  }
}, { rootMargin: "300px" });

function figure(row, kind) {
  const run = shownFor(row, kind);
  const made = make("figure", { "data-figure": row.index }, make("figcaption", {}, `${nameOf(row)} · ${kind === kinds.curves ? counted(row.runs.length, "seed") : `seed ${run.seed}`}`));
  const space = make("div", { style: "min-height: 200px" });
  made.append(space);
  waiting.set(space, () => space.replaceChildren(...[kind.draw(run, row)].flat().filter(Boolean), ...[kind.under?.(run, row)].filter(Boolean)));
  watcher.observe(space);
  return made;
}

function classLegend(run, row) {
  if (!run.latents.labels) return null;
  const used = [...new Set(cloudOf(run.latents).labels)].sort((a, b) => a - b);
  const entries = used.filter(label => label >= 0).slice(0, 40).map(label => ({ name: row.classes[label] ?? String(label), color: colorOf(label), round: label < 10 }));
  if (run.latents.prototypes) entries.push({ name: "anchor", color: "#000", round: true });
  return legendOf(entries);
}

const picture = each => make("div", {}, make("p", { class: "note" }, each.title), make("img", { src: each.source, alt: each.title, loading: "lazy" }));

function texts(found) {
  const translates = found.reconstructions.some(sample => sample.target !== null && sample.target !== undefined);
  const rows = (head, body) => make("div", { class: "scroll low" }, make("table", {},
    make("thead", {}, make("tr", {}, ...head.map(text => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...body.map(cells => make("tr", {}, ...cells.map(text => make("td", {}, text)))))));
  return [
    rows(translates ? ["Read", "Wanted", "Written"] : ["Read", "Written"],
      found.reconstructions.map(sample => translates ? [sample.input, sample.target ?? sample.input, sample.output] : [sample.input, sample.output])),
    make("h3", {}, "On straight ways between two samples"),
    make("ul", {}, ...found.interpolations.map(way => make("li", {}, way.join(" → ")))),
    rows(["Around", "Nearest samples", "Written for draws"], found.regions.map(region => [region.name, region.nearest.join(" / "), region.drawn.join(" / ")])),
  ];
}
