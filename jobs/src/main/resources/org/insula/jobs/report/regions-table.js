// The regions of one model's map in order of importance.

function drawRegions(report, label, model, count, show) {
  const table = document.getElementById("regions-table");
  const map = model.byLabel.get(label);
  const head = table.querySelector("thead");
  const body = table.querySelector("tbody");
  head.replaceChildren();
  body.replaceChildren();
  if (!map) {
    table.querySelector("caption").textContent = model.name + " has no map for " + label;
    return;
  }
  const planted = report.plantedIn.get(label);
  table.querySelector("caption").textContent = model.name + ", " + label + ": mean over " + map.subjects + " " + report.groupedBy + (map.subjects === 1 ? "" : "s")
      + (report.signed ? "; " + report.unit : "; an even share would be " + percent(map.evenShare, 2))
      + (model.verdict === "NOT_ABOVE_CHANCE" ? ". This model is not above chance: the order means nothing" : "");
  const titles = ["Rank", "Region", report.signed ? "Mean" : "Share", "95 % interval", "n", "sd", "Folds", "Seeds", "Important (p)"];
  const row = element("tr", head);
  titles.concat(planted ? ["Planted"] : []).forEach((title, at) => {
    element("th", row, title, at === 1 || at > 8 ? "" : "number").scope = "col";
  });
  rankedRegions(map).slice(0, count).forEach((region) => {
    drawRegion(element("tr", body), report, map, region, planted, show);
  });
}

/** Regions that have a rank, the most important first. */
function rankedRegions(map) {
  return map.rank
    .map((rank, region) => ({ rank, region }))
    .filter((entry) => entry.rank > 0)
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.region);
}

function drawRegion(row, report, map, region, planted, show) {
  element("td", row, String(map.rank[region]), "number");
  const name = element("th", row);
  name.scope = "row";
  if (report.brain) {
    const button = element("button", name, report.regions[region], "link");
    button.type = "button";
    button.title = "show on the brain";
    button.addEventListener("click", () => show(region));
  } else {
    name.textContent = report.regions[region];
  }
  element("td", row, amount(report, map.mean[region]), "number");
  element("td", row, interval(report, map, region), "number");
  element("td", row, String(map.n[region]), "number");
  element("td", row, amount(report, map.sd[region]), "number");
  [map.foldStability, map.seedStability].forEach((values) => element("td", row, percent(values[region], 0), "number"));
  const p = map.familyWise[region];
  element("td", row, p === null ? "not tested" : (p <= 0.05 ? "yes" : "no") + " (" + p.toFixed(3) + ")", "number");
  if (planted) {
    element("td", row, planted.has(region) ? "◆ " + planted.get(region) : "–", planted.has(region) ? "planted" : "");
  }
}
