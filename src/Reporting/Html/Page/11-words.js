// What was found, how the runs were made, and what is missing.
function findingsView(place) {
  if (data.findings.length === 0) place.append(make("p", {}, "Nothing out of the ordinary was found."));
  const folded = data.findings.filter(finding => finding.folded);
  place.append(...groupsOf(data.findings.filter(finding => !finding.folded)));
  if (folded.length > 0) place.append(make("details", {}, make("summary", {}, `${folded.length} more`), ...groupsOf(folded)));
  const unfinished = data.runs.filter(run => run.reason);
  if (unfinished.length > 0) {
    place.append(make("h2", {}, "Runs without scores"), make("div", { class: "scroll low" }, make("table", {},
      make("thead", {}, make("tr", {}, ...["Run", "Seed", "Status", "Reason"].map(text => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...unfinished.map(run => make("tr", {}, make("th", { scope: "row" }, run.id), make("td", { class: "number" }, String(run.seed)), make("td", {}, run.status), make("td", {}, run.reason)))))));
  }
  if (data.unreadable.length > 0) place.append(make("h2", {}, "Run folders that cannot be read"), make("ul", {}, ...data.unreadable.map(text => make("li", {}, text))));
}

// Findings by what to do about them.
function groupsOf(findings) {
  return [...new Set(findings.map(finding => finding.heading))].flatMap(heading => [
    make("h2", {}, heading),
    make("ul", { class: "findings" }, ...findings.filter(finding => finding.heading === heading).map(finding => make("li", {},
      kindOf(finding), `: ${finding.sentence}`, make("ul", {}, ...finding.evidence.map(text => make("li", {}, text)))))),
  ]);
}

function kindOf(finding) { return make("span", { class: finding.warning ? "kind warning" : "kind" }, finding.kind); }

// Across datasets, and scores against costs: prepared by the report.
function statisticsView(place) {
  const makers = {
    h2: block => make("h2", {}, block.text), h3: block => make("h3", {}, block.text), p: block => make("p", { class: "note" }, block.text),
    ul: block => make("ul", {}, ...block.items.map(text => make("li", {}, text))),
    img: block => make("div", { class: "static" }, make("img", { src: block.source, alt: block.text })),
    table: block => make("div", {}, make("div", { class: "scroll low" }, make("table", {},
      make("thead", {}, make("tr", {}, ...block.columns.map(column => make("th", { scope: "col", class: column.number ? "number" : null }, column.heading)))),
      make("tbody", {}, ...block.rows.map(cells => make("tr", {}, ...cells.map((text, i) => make("td", { class: block.columns[i].number ? "number" : null }, text))))))),
    ...block.items.map(text => make("p", { class: "note" }, text))),
  };
  if (data.statistics.length === 0) place.append(make("p", {}, "There is nothing to be compared."));
  place.append(...data.statistics.map(block => makers[block.kind](block)));
}

function protocolView(place) {
  place.append(make("dl", {}, ...data.protocol.flatMap(({ name, value }) => [make("dt", {}, name), make("dd", {}, value)])),
    make("h2", {}, "Settings of training and evaluation"),
    make("dl", {}, ...data.settings.flatMap(({ name, value }) => [make("dt", {}, make("code", {}, name)), make("dd", {}, value)])));
}
