// Region by frame pictures, one per model, same regions and same colours.

const TOP_REGIONS = 30;

/** What regions are ranked by. */
function strength(report, value) {
  return report.ranksByMagnitude ? Math.abs(value) : value;
}

/** Regions to show, the first one at the top. */
function heatRows(report, label, which) {
  const all = report.regions.map((name, region) => region);
  if (which === "all") {
    return all;
  }
  const entries = mapsOf(report, label);
  const largest = (region) => Math.max(...entries.map(({ map }) => map.mean[region] === null ? -Infinity : strength(report, map.mean[region])));
  return all.sort((a, b) => largest(b) - largest(a)).slice(0, TOP_REGIONS);
}

function heatCells(report, map, rows) {
  const cells = [];
  rows.forEach((region, row) => {
    for (let frame = 0; frame < report.frames; frame++) {
      const value = map.relative(frame, region);
      if (!Number.isNaN(value)) {
        cells.push([frame, row, value]);
      }
    }
  });
  return cells;
}

function drawHeatMaps(report, label, which) {
  const entries = mapsOf(report, label);
  const rows = heatRows(report, label, which);
  const cells = entries.map(({ map }) => heatCells(report, map, rows));
  const top = sharedTop(report, cells.map((picture) => picture.map((cell) => cell[2])), 0.995);
  const box = document.getElementById("heat-maps");
  while (box.children.length > entries.length) {
    box.lastChild.remove();
  }
  // All panels first: how wide each is depends on how many there are.
  const panels = entries.map((entry, at) => box.children[at] || heatPanel(box));
  entries.forEach(({ model }, at) => {
    const panel = panels[at];
    panel.firstChild.textContent = model.name;
    panel.lastChild.setAttribute("aria-label", "Saliency of " + model.name + " for " + label + " by region and frame");
    drawHeatMap(panel.lastChild, report, label, rows, cells[at], top);
  });
  drawScale(document.getElementById("heat-scale"), report, top);
  document.getElementById("heat-note").textContent = "Each row is a region, each column a frame. All pictures share one colour scale"
      + (report.plantedIn.has(label) ? "; ◆ marks planted regions." : ".");
}

function heatPanel(box) {
  const panel = element("div", box);
  element("h4", panel);
  element("div", panel, "", "chart").setAttribute("role", "img");
  return panel;
}

function drawHeatMap(box, report, label, rows, cells, top) {
  const planted = report.plantedIn.get(label) || new Map();
  const rowHeight = rows.length > TOP_REGIONS ? 13 : 17;
  const room = narrow() ? 118 : 168;
  draw(box, rows.length * rowHeight + 52, {
    grid: { left: room, right: 8, top: 4, bottom: 48 },
    tooltip: tooltip((at) => report.regions[rows[at.value[1]]] + "\nframe " + at.value[0] + ": " + shown(report, at.value[2])),
    xAxis: axis({
      type: "category", data: Array.from({ length: report.frames }, (unused, frame) => frame), splitLine: { show: false },
      name: "frame", nameLocation: "middle", nameGap: 28, axisTick: { show: false },
    }),
    yAxis: axis({
      type: "category", data: rows.map((region) => (planted.has(region) ? "◆ " : "") + shortenMiddle(report.regions[region], narrow() ? 16 : 25)), inverse: true,
      splitLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: themeColour("ink"), fontSize: 11, interval: 0, width: room - 12, overflow: "truncate" },
    }),
    visualMap: { show: false, min: report.signed ? -top : 0, max: top, dimension: 2, inRange: { color: report.mapColours } },
    series: [{ type: "heatmap", data: cells, progressive: 0, emphasis: { itemStyle: { borderColor: themeColour("ink"), borderWidth: 1 } } }],
  });
}
