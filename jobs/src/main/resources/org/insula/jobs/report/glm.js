// The general linear model of the chosen condition beside the importance map of the chosen model.

const GLM_ROWS = 15;

/** Regions with a t, the largest first. */
function regionsByT(glm) {
  return glm.t
    .map((t, region) => ({ t, region }))
    .filter((entry) => entry.t !== null)
    .sort((a, b) => b.t - a.t)
    .map((entry) => entry.region);
}

function drawGlm(report, label, model, view, redraw) {
  if (!document.getElementById("glm")) {
    return;
  }
  const glm = report.glm[label];
  const map = model.byLabel.get(label);
  document.getElementById("glm-note").textContent = glm
    ? "Condition: " + label + ". Importance is that of " + model.name + ". Regions with a t of 0 or less are not painted."
    : "There is no model of " + label + " against other conditions.";
  if (report.brain) {
    drawGlmSlices(report, label, glm, model, map, view, redraw);
  }
  drawGlmTable(report, label, glm, map);
}

function drawGlmSlices(report, label, glm, model, map, view, redraw) {
  const box = document.getElementById("glm-slices");
  box.replaceChildren();
  const scale = document.getElementById("glm-scale");
  scale.replaceChildren();
  if (!glm) {
    return;
  }
  const palette = report.colours.map(rgbOf);
  const top = Math.max(...glm.t.filter((t) => t !== null), 1);
  const shade = (share) => palette[Math.min(palette.length - 1, Math.floor(share * (palette.length - 1)))];
  const active = glm.t.map((t) => (t === null || t <= 0 ? null : shade(t / top)));
  drawGlmRow(report, box, 0, "General linear model", label, active, view, redraw);
  if (map) {
    const whole = Object.assign({}, view, { frame: -1 });
    const most = Math.max(...report.regions.map((name, region) => map.relative(-1, region)).filter((x) => !Number.isNaN(x)));
    drawGlmRow(report, box, 1, model.name, label, regionColours(report, map, whole, most, palette), view, redraw);
  }
  drawColours(scale, report.colours, "t = 0, or no importance", "the largest t (" + top.toFixed(1) + "), or importance");
}

function drawGlmRow(report, box, at, title, label, colours, view, redraw) {
  const row = brainRow(box, at, report, view, redraw);
  row.firstChild.textContent = title;
  PLANES.forEach((plane, which) => {
    const canvas = row.lastChild.children[which];
    canvas.setAttribute("aria-label", title + " for " + label + ", " + plane.name + " slice");
    drawPlane(canvas, report.brain, plane, view.position, colours);
  });
}

function drawGlmTable(report, label, glm, map) {
  const table = document.getElementById("glm-table");
  const head = table.querySelector("thead");
  const body = table.querySelector("tbody");
  head.replaceChildren();
  body.replaceChildren();
  table.querySelector("caption").textContent = label + " against the other conditions: regions with the largest t";
  if (!glm) {
    return;
  }
  const planted = report.plantedIn.get(label);
  const row = element("tr", head);
  ["Region", "Effect", "t", "p", "Rank of importance"].concat(planted ? ["Planted"] : []).forEach((title, at) => {
    element("th", row, title, at === 0 || at > 4 ? "" : "number").scope = "col";
  });
  regionsByT(glm).slice(0, GLM_ROWS).forEach((region) => {
    const line = element("tr", body);
    element("th", line, report.regions[region]).scope = "row";
    element("td", line, glm.effect[region].toFixed(2), "number");
    element("td", line, glm.t[region].toFixed(1), "number");
    element("td", line, probability(glm.familyWise[region]), "number");
    element("td", line, map && map.rank[region] > 0 ? String(map.rank[region]) : "n/a", "number");
    if (planted) {
      element("td", line, planted.has(region) ? "\u25c6 " + planted.get(region) : "\u2013", planted.has(region) ? "planted" : "");
    }
  });
}

function probability(value) {
  return value === null ? "n/a" : value < 0.001 ? "<\u00a00.001" : value.toFixed(3);
}
