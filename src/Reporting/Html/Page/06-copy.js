// The table that is shown, as text for a paper, a page or a program.
const formats = {
  Markdown: ({ head, body, numbers }) => [
    line(head), `| ${head.map((_, index) => index < numbers ? "---" : "---:").join(" | ")} |`, ...body.map(line),
  ].join("\n"),
  LaTeX: ({ head, body, numbers }) => [
    `\\begin{tabular}{${head.map((_, index) => index < numbers ? "l" : "r").join("")}}`, "\\toprule",
    `${head.map(latex).join(" & ")} \\\\`, "\\midrule", ...body.map(row => `${row.map(latex).join(" & ")} \\\\`), "\\bottomrule", "\\end{tabular}",
  ].join("\n"),
  CSV: ({ head, body }) => [head, ...body].map(row => row.map(csv).join(",")).join("\r\n"),
};

const line = cells => `| ${cells.map(text => text.replaceAll("|", "\\|")).join(" | ")} |`;
const csv = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const latexWords = { "±": "$\\pm$", "↑": "$\\uparrow$", "↓": "$\\downarrow$", "–": "--", "−": "$-$", "×": "$\\times$", "β": "$\\beta$", "²": "$^2$", "·": "$\\cdot$", "≈": "$\\approx$",
  "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const latex = text => text.replace(/[\\~^±↑↓–−×β²·≈&%$#_{}]/g, letter => latexWords[letter] ?? `\\${letter}`);

const copyButtons = content => make("span", { class: "copy" }, "Copy as ",
  ...Object.keys(formats).map(format => make("button", { type: "button", "data-copy": format, onclick: () => copy(formats[format](content()), format) }, format)));

async function copy(text, format) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Browsers without a clipboard for local files still have the old way.
    const area = make("textarea", {});
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(`Copied as ${format}.`);
}
